namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>What a rule lets through; two rules of a group with equal traffic are one rule.</summary>
/// <param name="Protocol">tcp, udp, icmp, icmpv6, a number, or -1.</param>
/// <param name="FromPort">First port; null for all.</param>
/// <param name="ToPort">Last port; null for all.</param>
/// <param name="CidrIpv4">IPv4 range.</param>
/// <param name="CidrIpv6">IPv6 range.</param>
/// <param name="PrefixListId">Prefix list.</param>
/// <param name="GroupId">Security group.</param>
internal sealed record RuleTraffic(
    string Protocol,
    int? FromPort,
    int? ToPort,
    string? CidrIpv4,
    string? CidrIpv6,
    string? PrefixListId,
    string? GroupId
);
