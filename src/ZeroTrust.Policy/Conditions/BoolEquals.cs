using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Policy.Conditions;

/// <summary>Bool: "comparing a key to true or false". Text that is neither has no defined result.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean</summary>
internal sealed class BoolEquals(string[] values) : ValueComparison
{
    private readonly bool?[] _values = [.. values.Select(Parse)];

    public override DoubtedTruth Match(string value, AccessRequest request, DecisionTrace? trace)
    {
        var given = Parse(value);
        var any = DoubtedTruth.False;
        foreach (var expected in _values)
        {
            any = any.Or(
                given is null || expected is null ? trace.OnUndefined(UndefinedCase.ValueOfAnotherType) : DoubtedTruth.Of(given == expected)
            );
        }
        return any;
    }

    internal static bool? Parse(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) ? true
        : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? false
        : null;
}
