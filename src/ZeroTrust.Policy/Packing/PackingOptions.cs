using ZeroTrust.Policy.Catalogue;

namespace ZeroTrust.Policy.Packing;

/// <summary>What packing may do beyond what keeps the meaning for all time.</summary>
public sealed record PackingOptions
{
    /// <summary>Nothing beyond.</summary>
    public static PackingOptions Default { get; } = new();

    /// <summary>Whether lists of actions may become wildcards that match the same actions of the
    /// catalogue. Actions that AWS adds later can match such
    /// a wildcard too, so the meaning is the same only until then.</summary>
    public bool AllowFutureActions { get; init; }

    /// <summary>Whether statements keep their Sid where they can. Identifiers have no meaning for access, and dropping them saves room.
    /// Of statements that are merged, the first one's identifier stays.</summary>
    public bool KeepIdentifiers { get; init; }

    /// <summary>The catalogue for <see cref="AllowFutureActions"/>; the one of this assembly when null.</summary>
    public IamCatalogue? Catalogue { get; init; }
}
