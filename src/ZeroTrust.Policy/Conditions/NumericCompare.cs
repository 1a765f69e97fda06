using System.Globalization;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Policy.Conditions;

/// <summary>The Numeric operators: "comparing a key to an integer or decimal value". Text that is no number has no defined result.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric</summary>
internal sealed class NumericCompare(string[] values, Order accepted) : ValueComparison
{
    private readonly decimal?[] _values = [.. values.Select(v => TryParse(v, out var number) ? number : (decimal?)null)];

    public override PatternMatch Match(string value, AccessRequest request)
    {
        var readable = TryParse(value, out var given);
        var best = PatternMatch.No;
        foreach (var expected in _values)
        {
            var match = !readable || expected is null ? PatternMatch.Unknown
                : accepted.Accepts(given.CompareTo(expected.Value)) ? PatternMatch.Yes : PatternMatch.No;
            if (match > best) best = match;
        }
        return best;
    }

    internal static bool TryParse(string text, out decimal number) => decimal.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);
}
