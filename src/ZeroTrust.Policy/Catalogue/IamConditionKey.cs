namespace ZeroTrust.Policy.Catalogue;

/// <summary>A condition key.</summary>
/// <param name="Name">The key; <c>${...}</c> stands for any text, as in <c>aws:ResourceTag/${TagKey}</c>.</param>
/// <param name="Type">String, Numeric, Bool, Date, ARN, IPAddress, or one of these after <c>ArrayOf</c>; empty when not known.</param>
public sealed record IamConditionKey(string Name, string Type)
{
    /// <summary>Whether a request may have several values, so that conditions need a set operator.</summary>
    public bool IsMultivalued => Type.StartsWith("ArrayOf", StringComparison.Ordinal);

    /// <summary>The type of one value.</summary>
    public string ValueType => IsMultivalued ? Type["ArrayOf".Length..] : Type;

    /// <summary>Whether a key that a policy uses is this one. Letter case does not matter.</summary>
    /// <param name="key">The key in the policy.</param>
    /// <returns>Whether it is.</returns>
    public bool Matches(string key)
    {
        var open = Name.IndexOf("${", StringComparison.Ordinal);
        if (open < 0)
        {
            return Name.Equals(key, StringComparison.OrdinalIgnoreCase);
        }

        var close = Name.IndexOf('}', open);
        var (head, tail) = (Name[..open], Name[(close + 1)..]);
        // A second placeholder in the rest stands for any text as well.
        if (tail.Contains("${", StringComparison.Ordinal))
        {
            tail = "";
        }

        return key.Length > head.Length + tail.Length
            && key.StartsWith(head, StringComparison.OrdinalIgnoreCase)
            && key.EndsWith(tail, StringComparison.OrdinalIgnoreCase);
    }
}
