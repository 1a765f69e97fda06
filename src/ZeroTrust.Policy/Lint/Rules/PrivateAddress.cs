using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A private address under aws:SourceIp, which AWS compares with public addresses; through a VPC endpoint the key is absent.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip</summary>
internal sealed class PrivateAddress : LintRule
{
    // RFC 1918, RFC 6598 (shared by carriers), RFC 3927 and RFC 4193.
    private static readonly IpRange[] Private =
    [
        .. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "fc00::/7" }.Select(Range),
    ];

    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var condition in subject.ReadableStatements.SelectMany(s => s.Conditions.Conditions))
        {
            if (
                condition.Operator.PositiveKind != OperatorKind.IpAddress
                || !condition.Key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase)
            )
            {
                continue;
            }

            foreach (var value in condition.Values)
            {
                if (IpRange.TryParse(value.Text, out var range) && Array.Exists(Private, p => p.Contains(range)))
                {
                    yield return Warning(
                        value.Position,
                        $"aws:SourceIp is a public address and never '{value.Text}': private addresses are under aws:VpcSourceIp, where "
                            + $"requests come through a VPC endpoint."
                    );
                }
            }
        }
    }

    private static IpRange Range(string text) => IpRange.TryParse(text, out var range) ? range : default;
}
