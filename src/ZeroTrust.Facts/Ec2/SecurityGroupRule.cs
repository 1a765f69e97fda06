namespace ZeroTrust.Facts.Ec2;

/// <summary>One source (or destination) of one permission: AWS holds and revokes rules at this grain.</summary>
/// <param name="RuleId">Security group rule id (sgr-...), when known. A rule that is revoked and authorized
/// again has another id and is the same rule.</param>
/// <param name="Protocol">tcp, udp, icmp, icmpv6, a number, or -1 for all.</param>
/// <param name="FromPort">First port, or ICMP type; null for all.</param>
/// <param name="ToPort">Last port, or ICMP code; null for all.</param>
/// <param name="CidrIpv4">IPv4 source.</param>
/// <param name="CidrIpv6">IPv6 source.</param>
/// <param name="PrefixListId">Prefix list source.</param>
/// <param name="ReferencedGroupId">Security group source.</param>
/// <param name="Description">Description of the rule.</param>
public sealed record SecurityGroupRule(
    [property: Volatile] string? RuleId,
    string Protocol,
    int? FromPort,
    int? ToPort,
    string? CidrIpv4,
    string? CidrIpv6,
    string? PrefixListId,
    string? ReferencedGroupId,
    string? Description
)
{
    /// <summary>Whether the source is every address (0.0.0.0/0 or ::/0).</summary>
    public bool IsAnywhere => CidrIpv4 == "0.0.0.0/0" || CidrIpv6 == "::/0";

    /// <summary>Whether the rule covers a port of TCP or UDP.</summary>
    public bool Covers(int port) =>
        Protocol == "-1" || (Protocol is "tcp" or "udp" or "6" or "17" && (FromPort ?? 0) <= port && port <= (ToPort ?? 65535));
}
