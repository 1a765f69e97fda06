using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>How EC2 shows security groups: rules one by one, or gathered by protocol and ports.</summary>
internal static class SecurityGroupViews
{
    public static JsonObject Group(RegionState here, SecurityGroupState group) =>
        new()
        {
            ["GroupId"] = group.Id,
            ["GroupName"] = group.Name,
            ["Description"] = group.Description,
            ["OwnerId"] = here.AccountId,
            ["VpcId"] = group.VpcId,
            ["SecurityGroupArn"] = Ec2Shelves.Arn(here, group.Id),
            ["IpPermissions"] = Permissions(here, group.Rules.Where(rule => !rule.Egress)),
            ["IpPermissionsEgress"] = Permissions(here, group.Rules.Where(rule => rule.Egress)),
            ["Tags"] = Ec2Shelves.TagsOf(here, group.Id),
        };

    public static JsonObject Rule(RegionState here, SecurityGroupState group, SecurityGroupRuleState rule) =>
        new JsonObject
        {
            ["SecurityGroupRuleId"] = rule.Id,
            ["GroupId"] = group.Id,
            ["GroupOwnerId"] = here.AccountId,
            ["IsEgress"] = rule.Egress,
            ["IpProtocol"] = rule.Traffic.Protocol,
            ["FromPort"] = rule.Traffic.FromPort ?? -1,
            ["ToPort"] = rule.Traffic.ToPort ?? -1,
            ["CidrIpv4"] = rule.Traffic.CidrIpv4,
            ["CidrIpv6"] = rule.Traffic.CidrIpv6,
            ["PrefixListId"] = rule.Traffic.PrefixListId,
            ["ReferencedGroupInfo"] = rule.Traffic.GroupId is { } referenced
                ? new JsonObject { ["GroupId"] = referenced, ["UserId"] = here.AccountId }
                : null,
            ["Description"] = rule.Description,
            ["Tags"] = Ec2Shelves.TagsOf(here, rule.Id),
        }.Present();

    public static JsonArray Permissions(RegionState here, IEnumerable<SecurityGroupRuleState> rules) =>
        rules
            .GroupBy(rule => (rule.Traffic.Protocol, rule.Traffic.FromPort, rule.Traffic.ToPort))
            .Select(same =>
                new JsonObject
                {
                    ["IpProtocol"] = same.Key.Protocol,
                    ["FromPort"] = same.Key.FromPort,
                    ["ToPort"] = same.Key.ToPort,
                    ["IpRanges"] = Sources(same, rule => rule.Traffic.CidrIpv4, "CidrIp"),
                    ["Ipv6Ranges"] = Sources(same, rule => rule.Traffic.CidrIpv6, "CidrIpv6"),
                    ["PrefixListIds"] = Sources(same, rule => rule.Traffic.PrefixListId, "PrefixListId"),
                    ["UserIdGroupPairs"] = same.Where(rule => rule.Traffic.GroupId is not null)
                        .Select(rule =>
                            new JsonObject
                            {
                                ["GroupId"] = rule.Traffic.GroupId,
                                ["UserId"] = here.AccountId,
                                ["Description"] = rule.Description,
                            }.Present()
                        )
                        .Json(),
                }.Present()
            )
            .Json();

    private static JsonArray Sources(
        IEnumerable<SecurityGroupRuleState> rules,
        Func<SecurityGroupRuleState, string?> source,
        string member
    ) =>
        rules
            .Where(rule => source(rule) is not null)
            .Select(rule => new JsonObject { [member] = source(rule), ["Description"] = rule.Description }.Present())
            .Json();
}
