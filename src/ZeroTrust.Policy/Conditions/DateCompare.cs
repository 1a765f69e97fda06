using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Policy.Conditions;

/// <summary>The Date operators. Text that is no date has no defined result.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date</summary>
internal sealed class DateCompare(string[] values, Order accepted) : ValueComparison
{
    private readonly long?[] _values = [.. values.Select(v => DateText.TryParse(v, out var ticks) ? ticks : (long?)null)];

    public override DoubtedTruth Match(string value, AccessRequest request, DecisionTrace? trace)
    {
        var readable = DateText.TryParse(value, out var given);
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
}
