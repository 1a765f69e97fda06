using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Policy.Conditions;

/// <summary>The Date operators. Text that is no date has no defined result.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date</summary>
internal sealed class DateCompare(string[] values, Order accepted) : ValueComparison
{
    private readonly long?[] _values = [.. values.Select(v => DateText.TryParse(v, out var ticks) ? ticks : (long?)null)];

    public override PatternMatch Match(string value, AccessRequest request)
    {
        var readable = DateText.TryParse(value, out var given);
        var best = PatternMatch.No;
        foreach (var expected in _values)
        {
            var match = !readable || expected is null ? PatternMatch.Unknown
                : accepted.Accepts(given.CompareTo(expected.Value)) ? PatternMatch.Yes : PatternMatch.No;
            if (match > best) best = match;
        }
        return best;
    }
}
