using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.Decisions;

/// <summary>Something that is not known, or that AWS does not define, and that an answer depends on. A closed set:
/// there are no other kinds than these.</summary>
public abstract record Doubt
{
    private Doubt() { }

    /// <summary>The doubt in words, for people.</summary>
    /// <returns>A noun phrase.</returns>
    public sealed override string ToString() => DoubtWords.Of(this);

    /// <summary>The value that the request has for a condition key.</summary>
    /// <param name="Key">The key; letter case does not matter.</param>
    public sealed record ConditionKey(string Key) : Doubt
    {
        /// <inheritdoc/>
        public bool Equals(ConditionKey? other) => other is not null && Key.Equals(other.Key, StringComparison.OrdinalIgnoreCase);

        /// <inheritdoc/>
        public override int GetHashCode() => Key.GetHashCode(StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The policies of a layer that could not be read.</summary>
    /// <param name="Layer">The layer.</param>
    public sealed record UnreadLayer(PolicyLayer Layer) : Doubt;

    /// <summary>A policy or a statement that is malformed, so that it might do anything.</summary>
    /// <param name="Where">The policy, and the statement where not all of it is meant.</param>
    /// <param name="Reason">What is wrong with it, in words.</param>
    public sealed record Malformed(PolicyPlace Where, string Reason) : Doubt;

    /// <summary>A case whose result AWS does not define.</summary>
    /// <param name="Where">The statement.</param>
    /// <param name="Case">The case.</param>
    public sealed record Undefined(PolicyPlace Where, UndefinedCase Case) : Doubt;

    /// <summary>A fact about the principal or the resource.</summary>
    /// <param name="What">The fact.</param>
    public sealed record Fact(UnknownFact What) : Doubt;
}
