using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>What an identity policy alone says to a request, whatever resource policies and the account of the resource add.</summary>
internal static class IdentityLayer
{
    public static LayerOutcome Decide(AccessRequest request, LayerPolicy policy)
    {
        var decision = PolicyEvaluator.Evaluate(request, new PolicySet { Identity = [policy] });
        return decision.Layers.FirstOrDefault(static layer => layer.Layer == PolicyLayer.Identity)?.Outcome
            ?? (decision.IsAllowed ? LayerOutcome.Allows : LayerOutcome.DoesNotAllow);
    }

    /// <summary>Whether one statement of a document allows for certain.</summary>
    public static bool IsAllowed(AccessRequest request, PolicyDocument document, Statement statement) =>
        Decide(request, document, statement) == LayerOutcome.Allows;

    /// <summary>Whether one statement of a document allows, or may as far as is known.</summary>
    public static bool MayAllow(AccessRequest request, PolicyDocument document, Statement statement) =>
        Decide(request, document, statement) is LayerOutcome.Allows or LayerOutcome.Unknown;

    private static LayerOutcome Decide(AccessRequest request, PolicyDocument document, Statement statement) =>
        Decide(request, new LayerPolicy("statement", document with { Statements = [statement], UnknownElements = [], IsDamaged = false }));
}
