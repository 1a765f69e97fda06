using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Layers;

/// <summary>What the policies of one layer say together.</summary>
internal struct LayerState
{
    /// <summary>Whether the layer takes part at all.</summary>
    public bool IsPresent;

    /// <summary>Whether a statement denies.</summary>
    public Truth Deny;

    /// <summary>Whether a statement allows, by how directly it names the principal.</summary>
    public PrincipalGrant Allow;

    /// <summary>A layer that could not be read.</summary>
    public static LayerState Unreadable => new() { IsPresent = true, Deny = Truth.Unknown, Allow = PrincipalGrant.Unknown };

    /// <summary>Whether the layer lets the request pass when it is absent or allows.</summary>
    public readonly Truth Passes => IsPresent ? Allow.Any : Truth.True;

    /// <summary>Adds what could not be read beside what could.</summary>
    public void AddUnreadable()
    {
        IsPresent = true;
        Deny = Deny.Or(Truth.Unknown);
        Allow = Allow.Or(PrincipalGrant.Unknown);
    }
}
