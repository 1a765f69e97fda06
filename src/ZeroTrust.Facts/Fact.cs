namespace ZeroTrust.Facts;

/// <summary>One thing that is known, or known not to be readable, about one resource.</summary>
public interface IFact
{
    /// <summary>The stable name of the kind of fact, see <see cref="FactTypeAttribute"/>.</summary>
    string FactType { get; }

    /// <summary>What it is about.</summary>
    ResourceRef Resource { get; }

    /// <summary>The value, or null when it could not be read.</summary>
    object? Value { get; }

    /// <summary>Why it could not be read, or null when it could.</summary>
    Gap? Gap { get; }
}

/// <summary>Either <see cref="Known{TFact}"/> or <see cref="Missing{TFact}"/>: "could not look" is a type, so that
/// it cannot be mistaken for an answer.</summary>
/// <typeparam name="TFact">A record marked with <see cref="FactTypeAttribute"/>.</typeparam>
/// <param name="Resource">What it is about.</param>
public abstract record Fact<TFact>(ResourceRef Resource) : IFact
    where TFact : class
{
    /// <inheritdoc/>
    public string FactType => FactTypes.NameOf(typeof(TFact));

    /// <inheritdoc/>
    public abstract Gap? Gap { get; }

    object? IFact.Value => (this as Known<TFact>)?.Value;
}

/// <summary>A fact that was read.</summary>
/// <typeparam name="TFact">The kind of fact.</typeparam>
/// <param name="Resource">What it is about.</param>
/// <param name="Value">What was read.</param>
public sealed record Known<TFact>(ResourceRef Resource, TFact Value) : Fact<TFact>(Resource)
    where TFact : class
{
    /// <inheritdoc/>
    public override Gap? Gap => null;
}

/// <summary>A fact that could not be read. Where a whole list could not be read,
/// <paramref name="Resource"/> is the account (and region).</summary>
/// <typeparam name="TFact">The kind of fact.</typeparam>
/// <param name="Resource">What it is about.</param>
/// <param name="Reason">Why.</param>
public sealed record Missing<TFact>(ResourceRef Resource, Gap Reason) : Fact<TFact>(Resource)
    where TFact : class
{
    /// <inheritdoc/>
    public override Gap? Gap => Reason;
}
