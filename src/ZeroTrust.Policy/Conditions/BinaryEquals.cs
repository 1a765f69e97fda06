using System.Buffers;
using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Policy.Conditions;

/// <summary>BinaryEquals: "compares the value of the specified key byte for byte against a base-64
/// encoded representation of the binary value in
/// the policy". Values of a request are given in base64 too.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals</summary>
internal sealed class BinaryEquals(string[] values) : ValueComparison
{
    private readonly byte[]?[] _values = [.. values.Select(Decode)];

    public override DoubtedTruth Match(string value, AccessRequest request, DecisionTrace? trace)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((value.Length * 3 / 4) + 3);
        try
        {
            var readable = Convert.TryFromBase64String(value, buffer, out var length);
            var any = DoubtedTruth.False;
            foreach (var expected in _values)
            {
                any = any.Or(
                    !readable || expected is null
                        ? trace.OnUndefined(UndefinedCase.ValueOfAnotherType)
                        : DoubtedTruth.Of(expected.AsSpan().SequenceEqual(buffer.AsSpan(0, length)))
                );
            }
            return any;
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
