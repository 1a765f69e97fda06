using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>Security groups and their rules, at the grain of one source.</summary>
[Service("ec2")]
internal static class SecurityGroupOperations
{
    private const int RulesPerGroup = 60;

    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["ip-permission.cidr"] = "IpPermissions.IpRanges.CidrIp",
        ["ip-permission.ipv6-cidr"] = "IpPermissions.Ipv6Ranges.CidrIpv6",
        ["ip-permission.from-port"] = "IpPermissions.FromPort",
        ["ip-permission.to-port"] = "IpPermissions.ToPort",
        ["ip-permission.protocol"] = "IpPermissions.IpProtocol",
        ["ip-permission.group-id"] = "IpPermissions.UserIdGroupPairs.GroupId",
    };

    public static JsonObject DescribeSecurityGroups(Call call)
    {
        var names = call.Texts("GroupNames");
        var groups = call
            .Here.SecurityGroups.Values.Where(group => names.Count == 0 || names.Contains(group.Name))
            .Select(group => SecurityGroupViews.Group(call.Here, group));
        return call.Page(call.Filter(groups.Named(call, "GroupIds", "GroupId", "InvalidGroup.NotFound"), Paths), size: 5);
    }

    public static JsonObject DescribeSecurityGroupRules(Call call)
    {
        var rules = call.Here.SecurityGroups.Values.SelectMany(group =>
            group.Rules.Select(rule => SecurityGroupViews.Rule(call.Here, group, rule))
        );
        return call.Page(
            call.Filter(rules.Named(call, "SecurityGroupRuleIds", "SecurityGroupRuleId", "InvalidSecurityGroupRuleId.NotFound")),
            size: 9
        );
    }

    public static JsonObject AuthorizeSecurityGroupIngress(Call call)
    {
        var group = Group(call);
        var wanted = SecurityGroupPermissions.Read(call);
        foreach (var (traffic, _) in wanted)
        {
            if (group.Rules.Exists(rule => !rule.Egress && rule.Traffic == traffic))
            {
                throw new ServiceError(
                    "InvalidPermission.Duplicate",
                    $"the specified rule \"peer: {Peer(traffic)}, {traffic.Protocol.ToUpperInvariant()}, from port: {traffic.FromPort}, "
                        + $"to port: {traffic.ToPort}, ALLOW\" already exists",
                    400
                );
            }

            if (traffic.GroupId is { } other && !call.Here.SecurityGroups.ContainsKey(other))
            {
                throw new ServiceError("InvalidGroup.NotFound", $"The security group '{other}' does not exist", 400);
            }
        }

        if (group.Rules.Count(rule => !rule.Egress) + wanted.Count > RulesPerGroup)
        {
            throw new ServiceError(
                "RulesPerSecurityGroupLimitExceeded",
                "The maximum number of rules per security group has been reached.",
                400
            );
        }

        var added = wanted.ConvertAll(rule => new SecurityGroupRuleState(
            call.World.Ids.Hex("sgr-"),
            false,
            rule.Traffic,
            rule.Description
        ));
        group.Rules.AddRange(added);
        foreach (var specification in call.Parts("TagSpecifications"))
        {
            foreach (var rule in added)
            {
                call.Here.TagsOf(Ec2Shelves.Arn(call.Here, rule.Id)).SetPairs(specification["Tags"].AsObjects());
            }
        }

        return new()
        {
            ["Return"] = true,
            ["SecurityGroupRules"] = added.Select(rule => SecurityGroupViews.Rule(call.Here, group, rule)).Json(),
        };
    }

    public static JsonObject RevokeSecurityGroupIngress(Call call)
    {
        var group = Group(call);
        var ids = call.Texts("SecurityGroupRuleIds");
        return ids.Count > 0 ? RevokeById(call, group, ids) : RevokeByTraffic(call, group);
    }

    private static JsonObject RevokeById(Call call, SecurityGroupState group, IReadOnlyList<string> ids)
    {
        foreach (var id in ids)
        {
            if (!group.Rules.Exists(rule => rule.Id == id && !rule.Egress))
            {
                throw new ServiceError("InvalidSecurityGroupRuleId.NotFound", $"The security group rule ID '{id}' does not exist", 400);
            }
        }

        return Remove(call, group, group.Rules.Where(rule => ids.Contains(rule.Id)).ToList(), []);
    }

    private static JsonObject RevokeByTraffic(Call call, SecurityGroupState group)
    {
        var doomed = new List<SecurityGroupRuleState>();
        var unknown = new List<SecurityGroupRuleState>();
        foreach (var (traffic, description) in SecurityGroupPermissions.Read(call))
        {
            if (group.Rules.Find(rule => !rule.Egress && rule.Traffic == traffic) is { } rule)
            {
                doomed.Add(rule);
            }
            else
            {
                unknown.Add(new SecurityGroupRuleState("", false, traffic, description));
            }
        }

        // EC2 tells about rules that are not there only outside the default VPC; inside it answers with what it did not know.
        var inDefaultVpc = call.Here.Shelf("ec2/vpcs").GetValueOrDefault(group.VpcId)?.Truth("IsDefault") ?? false;
        if (unknown.Count > 0 && !inDefaultVpc)
        {
            throw new ServiceError("InvalidPermission.NotFound", "The specified rule does not exist in this security group.", 400);
        }

        return Remove(call, group, doomed, unknown);
    }

    private static JsonObject Remove(
        Call call,
        SecurityGroupState group,
        List<SecurityGroupRuleState> doomed,
        List<SecurityGroupRuleState> unknown
    )
    {
        var revoked = doomed
            .Select(rule =>
                new JsonObject
                {
                    ["SecurityGroupRuleId"] = rule.Id,
                    ["GroupId"] = group.Id,
                    ["IsEgress"] = false,
                    ["IpProtocol"] = rule.Traffic.Protocol,
                    ["FromPort"] = rule.Traffic.FromPort,
                    ["ToPort"] = rule.Traffic.ToPort,
                    ["CidrIpv4"] = rule.Traffic.CidrIpv4,
                    ["CidrIpv6"] = rule.Traffic.CidrIpv6,
                    ["PrefixListId"] = rule.Traffic.PrefixListId,
                    ["ReferencedGroupId"] = rule.Traffic.GroupId,
                    ["Description"] = rule.Description,
                }.Present()
            )
            .Json();
        foreach (var rule in doomed)
        {
            group.Rules.Remove(rule);
            call.Here.Tags.Remove(Ec2Shelves.Arn(call.Here, rule.Id));
        }

        return new()
        {
            ["Return"] = true,
            ["UnknownIpPermissions"] = SecurityGroupViews.Permissions(call.Here, unknown),
            ["RevokedSecurityGroupRules"] = revoked,
        };
    }

    private static SecurityGroupState Group(Call call)
    {
        if (call.Text("GroupId") is { } id)
        {
            return call.Here.SecurityGroups.GetValueOrDefault(id)
                ?? throw new ServiceError("InvalidGroup.NotFound", $"The security group '{id}' does not exist", 400);
        }

        var name =
            call.Text("GroupName")
            ?? throw new ServiceError("MissingParameter", "The request must contain the parameter groupName or groupId", 400);
        return call.Here.SecurityGroups.Values.FirstOrDefault(group =>
                group.Name == name && (call.Here.Shelf("ec2/vpcs").GetValueOrDefault(group.VpcId)?.Truth("IsDefault") ?? false)
            ) ?? throw new ServiceError("InvalidGroup.NotFound", $"The security group '{name}' does not exist in default VPC", 400);
    }

    private static string? Peer(RuleTraffic traffic) => traffic.CidrIpv4 ?? traffic.CidrIpv6 ?? traffic.PrefixListId ?? traffic.GroupId;
}
