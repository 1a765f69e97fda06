using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Layers;

/// <summary>What the policies of one layer say together.</summary>
internal struct LayerState
{
    /// <summary>Whether the layer takes part at all.</summary>
    public bool IsPresent;

    /// <summary>Whether a statement denies.</summary>
    public DoubtedTruth Deny;

    /// <summary>Whether a statement allows, by how directly it names the principal.</summary>
    public PrincipalGrant Allow;

    /// <summary>Whether the layer lets the request pass when it is absent or allows.</summary>
    public readonly DoubtedTruth Passes => IsPresent ? Allow.Any : DoubtedTruth.True;

    /// <summary>Adds what might deny and might allow, beside what is certain.</summary>
    public void AddAnything(DoubtedTruth doubt)
    {
        IsPresent = true;
        Deny = Deny.Or(doubt);
        Allow = Allow.Or(PrincipalGrant.OfDirect(doubt));
    }

    /// <summary>Makes the layer matter only as far as the request is not exempt from it.</summary>
    public void Exempt(DoubtedTruth exempt)
    {
        if (exempt.IsTrue)
        {
            this = default;
            return;
        }
        Deny = Deny.And(exempt.Not());
        Allow = Allow.Or(PrincipalGrant.OfDirect(exempt));
    }
}
