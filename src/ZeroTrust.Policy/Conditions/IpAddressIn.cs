using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Policy.Conditions;

/// <summary>IpAddress: "The specified IP address or range". Text that is no address has no defined result.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress</summary>
internal sealed class IpAddressIn(string[] values) : ValueComparison
{
    private readonly IpRange?[] _values = [.. values.Select(v => IpRange.TryParse(v, out var range) ? range : (IpRange?)null)];

    public override PatternMatch Match(string value, AccessRequest request)
    {
        var readable = IpRange.TryParse(value, out var given);
        var best = PatternMatch.No;
        foreach (var expected in _values)
        {
            PatternMatch match;
            if (!readable || expected is not { } range) match = PatternMatch.Unknown;
            else if (range.Contains(given)) match = PatternMatch.Yes;
            // A request may be asked about with a range of addresses, some of which match.
            else match = range.Overlaps(given) ? PatternMatch.Unknown : PatternMatch.No;
            if (match > best) best = match;
        }
        return best;
    }
}
