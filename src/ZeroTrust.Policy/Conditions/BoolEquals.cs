using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Policy.Conditions;

/// <summary>Bool: "comparing a key to true or false". Text that is neither has no defined result.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean</summary>
internal sealed class BoolEquals(string[] values) : ValueComparison
{
    private readonly bool?[] _values = [.. values.Select(Parse)];

    public override PatternMatch Match(string value, AccessRequest request)
    {
        var given = Parse(value);
        var best = PatternMatch.No;
        foreach (var expected in _values)
        {
            var match = given is null || expected is null ? PatternMatch.Unknown : given == expected ? PatternMatch.Yes : PatternMatch.No;
            if (match > best) best = match;
        }
        return best;
    }

    internal static bool? Parse(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) ? true : text.Equals("false", StringComparison.OrdinalIgnoreCase) ? false : null;
}
