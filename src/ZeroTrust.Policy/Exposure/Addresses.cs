using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Exposure;

/// <summary>Addresses from which anyone may come.</summary>
internal static class Addresses
{
    // Not routed on the Internet: RFC 1918, 3927, 6598, 1122, 4193, 4291.
    private static readonly string[] NotPublic =
    [
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "0.0.0.0/8",
        "fc00::/7",
        "fe80::/10",
        "::1/128",
    ];

    private static readonly Intervals Everything = RangeScale.Addresses("0.0.0.0/0")!.Union(RangeScale.Addresses("::/0")!);
    private static readonly Intervals Internet = Without(Everything, NotPublic);

    /// <summary>The Internet without networks that a policy singles out: those who are in them are not
    /// anyone. "Broad" ranges single out nobody, as for S3
    /// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status).</summary>
    public static Intervals OfAnyone(PolicyDocument policy)
    {
        var result = Internet;
        foreach (var statement in policy.Statements)
        {
            foreach (
                var condition in statement.Conditions.Conditions.Where(c =>
                    c.Key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase)
                )
            )
            {
                var allows =
                    condition.Operator.Kind == OperatorKind.IpAddress && statement.Effect == Effect.Allow
                    || condition.Operator.Kind == OperatorKind.NotIpAddress && statement.Effect == Effect.Deny;
                if (allows && IsNarrow(condition))
                {
                    result = Without(result, condition.Values.Select(v => v.Text));
                }
            }
        }
        return result;
    }

    /// <summary>All addresses but those of some networks.</summary>
    public static Intervals Outside(IEnumerable<string> networks) => Without(Everything, networks);

    private static bool IsNarrow(Condition condition)
    {
        UInt128 fourth = 0,
            sixth = 0;
        foreach (var value in condition.Values)
        {
            if (!IpRange.TryParse(value.Text, out var range))
            {
                return false;
            }

            if (NotPublic.Any(p => IpRange.TryParse(p, out var other) && other.Contains(range)))
            {
                continue;
            }

            var size = range.Last - range.First;
            if (range.IsV6)
            {
                sixth = size == UInt128.MaxValue ? size : sixth + size + 1;
            }
            else
            {
                fourth += size + 1;
            }
        }
        return fourth <= UInt128.One << 24 && sixth <= UInt128.One << 96;
    }

    private static Intervals Without(Intervals set, IEnumerable<string> networks)
    {
        var (first, last) = RangeScale.Bounds(RangeKind.Address);
        foreach (var network in networks)
        {
            if (RangeScale.Addresses(network) is { } range)
            {
                set = set.Intersect(range.Complement(first, last));
            }
        }
        return set;
    }
}
