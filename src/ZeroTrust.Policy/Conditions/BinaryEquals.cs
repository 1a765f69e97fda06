using System.Buffers;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Policy.Conditions;

/// <summary>BinaryEquals: "compares the value of the specified key byte for byte against a base-64 encoded representation of the binary value in
/// the policy". Values of a request are given in base64 too.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals</summary>
internal sealed class BinaryEquals(string[] values) : ValueComparison
{
    private readonly byte[]?[] _values = [.. values.Select(Decode)];

    public override PatternMatch Match(string value, AccessRequest request)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((value.Length * 3 / 4) + 3);
        try
        {
            var readable = Convert.TryFromBase64String(value, buffer, out var length);
            var best = PatternMatch.No;
            foreach (var expected in _values)
            {
                var match = !readable || expected is null ? PatternMatch.Unknown
                    : expected.AsSpan().SequenceEqual(buffer.AsSpan(0, length)) ? PatternMatch.Yes : PatternMatch.No;
                if (match > best) best = match;
            }
            return best;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[]? Decode(string text)
    {
        var buffer = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, buffer, out var length) ? buffer[..length] : null;
    }
}
