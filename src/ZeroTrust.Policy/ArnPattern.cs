using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy;

/// <summary>An ARN as policies write it: its parts may hold wildcards and policy variables, and colons inside a variable separate nothing.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html</summary>
/// <param name="Prefix"><c>arn</c>, or a wildcard.</param>
/// <param name="Partition">The partition.</param>
/// <param name="Service">The service.</param>
/// <param name="Region">The region.</param>
/// <param name="Account">The account.</param>
/// <param name="Resource">Everything after the fifth colon.</param>
public readonly record struct ArnPattern(string Prefix, string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>Takes a pattern apart.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">Its parts when it has all six.</param>
    /// <returns>Whether the text has six parts, of which the first is <c>arn</c> or a wildcard.</returns>
    public static bool TryParse(string text, out ArnPattern pattern)
    {
        pattern = default;
        if (Split(text) is not { Length: Arn.Parts } parts || !IsPrefix(parts[0]))
        {
            return false;
        }

        pattern = new ArnPattern(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
        return true;
    }

    /// <summary>Whether a part leaves open what stands in it.</summary>
    /// <param name="part">The part.</param>
    /// <returns>Whether it has a wildcard or a variable.</returns>
    public static bool IsOpen(string part) => part.AsSpan().ContainsAny("*?$");

    /// <summary>Whether a first part can be <c>arn</c>.</summary>
    /// <param name="part">The part.</param>
    /// <returns>Whether it is <c>arn</c> or begins as it does and ends with a wildcard.</returns>
    public static bool IsPrefix(string part) =>
        part == "arn" || (part.EndsWith('*') && "arn".AsSpan().StartsWith(part.AsSpan().TrimEnd('*')));

    /// <summary>The parts that a text has, at most six.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The pieces between the first five colons outside of variables.</returns>
    public static string[] Split(string text)
    {
        var parts = new List<string>(Arn.Parts);
        var start = 0;
        for (var i = 0; i < text.Length && parts.Count < Arn.Parts - 1; i++)
        {
            if (text[i] == '$' && PatternText.TryReadVariable(text, i, out _, out var end))
            {
                i = end - 1;
            }
            else if (text[i] == ':')
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }
        return [.. parts, text[start..]];
    }

    /// <inheritdoc />
    public override string ToString() => string.Join(':', Prefix, Partition, Service, Region, Account, Resource);
}
