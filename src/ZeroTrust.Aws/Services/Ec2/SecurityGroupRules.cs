using Amazon.EC2.Model;
using RuleFact = ZeroTrust.Facts.Ec2.SecurityGroupRule;

namespace ZeroTrust.Aws.Services.Ec2;

/// <summary>Brings rules of both shapes to one grain and one order.</summary>
internal static class SecurityGroupRules
{
    public static IReadOnlyList<RuleFact> OfRules(IEnumerable<SecurityGroupRule> rules) =>
        Sorted(
            rules.Select(static rule => new RuleFact(
                rule.SecurityGroupRuleId,
                rule.IpProtocol,
                Port(rule.FromPort),
                Port(rule.ToPort),
                Text(rule.CidrIpv4),
                Text(rule.CidrIpv6),
                Text(rule.PrefixListId),
                Text(rule.ReferencedGroupInfo?.GroupId),
                Text(rule.Description)
            ))
        );

    public static IReadOnlyList<RuleFact> OfPermissions(IEnumerable<IpPermission>? permissions) =>
        Sorted(
            (permissions ?? []).SelectMany(static permission =>
            {
                RuleFact Rule(
                    string? ipv4 = null,
                    string? ipv6 = null,
                    string? prefixList = null,
                    string? group = null,
                    string? description = null
                ) =>
                    new(
                        null,
                        permission.IpProtocol,
                        Port(permission.FromPort),
                        Port(permission.ToPort),
                        ipv4,
                        ipv6,
                        prefixList,
                        group,
                        Text(description)
                    );

                return (permission.Ipv4Ranges ?? [])
                    .Select(range => Rule(ipv4: range.CidrIp, description: range.Description))
                    .Concat((permission.Ipv6Ranges ?? []).Select(range => Rule(ipv6: range.CidrIpv6, description: range.Description)))
                    .Concat((permission.PrefixListIds ?? []).Select(list => Rule(prefixList: list.Id, description: list.Description)))
                    .Concat((permission.UserIdGroupPairs ?? []).Select(pair => Rule(group: pair.GroupId, description: pair.Description)));
            })
        );

    // AWS writes -1 where a rule is for all ports.
    private static int? Port(int? port) => port is null or -1 ? null : port;

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static IReadOnlyList<RuleFact> Sorted(IEnumerable<RuleFact> rules) =>
        [
            .. rules
                .OrderBy(static rule => rule.Protocol, StringComparer.Ordinal)
                .ThenBy(static rule => rule.FromPort)
                .ThenBy(static rule => rule.ToPort)
                .ThenBy(
                    static rule => rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.PrefixListId ?? rule.ReferencedGroupId,
                    StringComparer.Ordinal
                )
                .ThenBy(static rule => rule.RuleId, StringComparer.Ordinal),
        ];
}
