using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Policy.Conditions;

/// <summary>IpAddress: "The specified IP address or range". Text that is no address has no defined result.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress</summary>
internal sealed class IpAddressIn(string[] values, string key) : ValueComparison
{
    private readonly IpRange?[] _values = [.. values.Select(v => IpRange.TryParse(v, out var range) ? range : (IpRange?)null)];

    public override DoubtedTruth Match(string value, AccessRequest request, DecisionTrace? trace)
    {
        var readable = IpRange.TryParse(value, out var given);
        var any = DoubtedTruth.False;
        foreach (var expected in _values)
        {
            if (!readable || expected is not { } range)
            {
                any = any.Or(trace.OnUndefined(UndefinedCase.ValueOfAnotherType));
            }
            else if (range.Contains(given))
            {
                any = DoubtedTruth.True;
            }
            // A request may be asked about with a range of addresses, some of which match.
            else if (range.Overlaps(given))
            {
                any = any.Or(trace.OnKey(key));
            }
        }
        return any;
    }
}
