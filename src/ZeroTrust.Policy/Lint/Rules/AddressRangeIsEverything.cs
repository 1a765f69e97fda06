using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A range with every address, so that the condition says nothing, or never holds when it is negated.</summary>
internal sealed class AddressRangeIsEverything : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var condition in subject.ReadableStatements.SelectMany(s => s.Conditions.Conditions))
        {
            if (condition.Operator.PositiveKind != OperatorKind.IpAddress)
            {
                continue;
            }

            foreach (var value in condition.Values)
            {
                if (
                    !IpRange.TryParse(value.Text, out var range)
                    || range.First != 0
                    || range.Last != (range.IsV6 ? UInt128.MaxValue : uint.MaxValue)
                )
                {
                    continue;
                }

                var family = range.IsV6 ? "IPv6" : "IPv4";
                yield return Warning(
                    value.Position,
                    condition.Operator.IsNegated
                        ? $"No {family} address is outside '{value.Text}'."
                        : $"Every {family} address is in '{value.Text}'."
                );
            }
        }
    }
}
