using System.Globalization;
using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Policy.Conditions;

/// <summary>The Numeric operators: "comparing a key to an integer or decimal value". Text that is no number has no defined result.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric</summary>
internal sealed class NumericCompare(string[] values, Order accepted) : ValueComparison
{
    private readonly decimal?[] _values = [.. values.Select(v => TryParse(v, out var number) ? number : (decimal?)null)];

    public override DoubtedTruth Match(string value, AccessRequest request, DecisionTrace? trace)
    {
        var readable = TryParse(value, out var given);
        var any = DoubtedTruth.False;
        foreach (var expected in _values)
        {
            any = any.Or(
                !readable || expected is null
                    ? trace.OnUndefined(UndefinedCase.ValueOfAnotherType)
                    : DoubtedTruth.Of(accepted.Accepts(given.CompareTo(expected.Value)))
            );
        }
        return any;
    }

    internal static bool TryParse(string text, out decimal number) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out number
        );
}
