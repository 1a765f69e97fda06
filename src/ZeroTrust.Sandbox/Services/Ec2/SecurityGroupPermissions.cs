using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>Reads the permissions of a call: the list of IpPermissions, or the old flat parameters, as one rule per source.</summary>
internal static class SecurityGroupPermissions
{
    public static List<(RuleTraffic Traffic, string? Description)> Read(Call call)
    {
        var rules = new List<(RuleTraffic, string?)>();
        foreach (var permission in call.Parts("IpPermissions"))
        {
            rules.AddRange(Read(permission));
        }

        if (call.Text("IpProtocol") is { } protocol && call.Text("CidrIp") is { } cidr)
        {
            rules.Add((Make(protocol, call.Number("FromPort"), call.Number("ToPort"), cidr, null, null, null), null));
        }

        return rules.Count > 0
            ? rules
            : throw new ServiceError("MissingParameter", "The request must contain the parameter ipPermissions or groupRules", 400);
    }

    private static IEnumerable<(RuleTraffic, string?)> Read(JsonObject permission)
    {
        var protocol =
            permission["IpProtocol"].AsText() ?? throw new ServiceError("InvalidParameterValue", "Invalid value '' for IP protocol.", 400);
        var (from, to) = (permission.Whole("FromPort"), permission.Whole("ToPort"));
        foreach (var range in permission["IpRanges"].AsObjects())
        {
            yield return (Make(protocol, from, to, range["CidrIp"].AsText(), null, null, null), range["Description"].AsText());
        }

        foreach (var range in permission["Ipv6Ranges"].AsObjects())
        {
            yield return (Make(protocol, from, to, null, range["CidrIpv6"].AsText(), null, null), range["Description"].AsText());
        }

        foreach (var list in permission["PrefixListIds"].AsObjects())
        {
            yield return (Make(protocol, from, to, null, null, list["PrefixListId"].AsText(), null), list["Description"].AsText());
        }

        foreach (var pair in permission["UserIdGroupPairs"].AsObjects())
        {
            yield return (Make(protocol, from, to, null, null, null, pair["GroupId"].AsText()), pair["Description"].AsText());
        }
    }

    private static RuleTraffic Make(string protocol, int? from, int? to, string? ipv4, string? ipv6, string? prefixList, string? group)
    {
        protocol = protocol switch
        {
            "6" => "tcp",
            "17" => "udp",
            "1" => "icmp",
            "58" => "icmpv6",
            _ => protocol.ToLowerInvariant(),
        };
        if (protocol == "-1")
        {
            (from, to) = (null, null);
        }

        if (protocol is "tcp" or "udp" && (from is not (>= 0 and <= 65535) || to is not (>= 0 and <= 65535) || from > to))
        {
            throw new ServiceError(
                "InvalidParameterValue",
                $"Invalid value for portRange. Must specify both from and to ports with TCP/UDP.",
                400
            );
        }

        if (ipv4 is not null && !IsRange(ipv4, ipv6: false))
        {
            throw new ServiceError("InvalidParameterValue", $"CIDR block {ipv4} is malformed", 400);
        }

        if (ipv6 is not null && !IsRange(ipv6, ipv6: true))
        {
            throw new ServiceError("InvalidParameterValue", $"CIDR block {ipv6} is malformed", 400);
        }

        return new RuleTraffic(protocol, from, to, ipv4, ipv6, prefixList, group);
    }

    private static bool IsRange(string text, bool ipv6) =>
        System.Net.IPNetwork.TryParse(text, out var network)
        && network.BaseAddress.AddressFamily
            == (ipv6 ? System.Net.Sockets.AddressFamily.InterNetworkV6 : System.Net.Sockets.AddressFamily.InterNetwork);
}
