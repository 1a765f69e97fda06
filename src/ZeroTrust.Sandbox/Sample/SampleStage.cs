namespace ZeroTrust.Sandbox.Sample;

/// <summary>
/// When a service gets its part of the sample. Within a stage it is the turn of one account after the other,
/// and in it of one service after the other: what
/// builds on something else comes later. Up to <see cref="Inventory"/> all draw from one stream of
/// identifiers, so the order is a part of what the sample is.
/// </summary>
internal enum SampleStage
{
    /// <summary>The tree of accounts.</summary>
    Organization,

    /// <summary>Who can sign in, and what they may do.</summary>
    Identities,

    /// <summary>Keys and what they encrypt.</summary>
    Data,

    /// <summary>Networks and what runs in them.</summary>
    Network,

    /// <summary>Who watches.</summary>
    Monitoring,

    /// <summary>What else an asset list shows.</summary>
    Inventory,

    /// <summary>Everything since. Each service draws from a stream of its own in each account, so that one more
    /// changes no identifier of the others.</summary>
    Further,
}
