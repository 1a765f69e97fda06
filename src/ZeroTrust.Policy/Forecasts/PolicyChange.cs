using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.Forecasts;

/// <summary>A change of one layer of policies, all other layers staying as they are.</summary>
/// <param name="Layer">Which layer.</param>
/// <param name="Before">The layer's documents before. For service and resource control policies: those of the level that changes; one of them must allow.</param>
/// <param name="After">The layer's documents afterwards.</param>
public sealed record PolicyChange(PolicyLayer Layer, IReadOnlyList<PolicyDocument> Before, IReadOnlyList<PolicyDocument> After)
{
    /// <summary>Accounts that it concerns: of principals, or for resource policies of resources. Empty for all.</summary>
    public IReadOnlyCollection<string> Accounts { get; init; } = [];

    /// <summary>ARNs of users and roles that it concerns. Empty for all.</summary>
    public IReadOnlyCollection<string> Principals { get; init; } = [];

    /// <summary>The organization's management account, which service and resource control policies do not restrict; null when it is not known.</summary>
    public string? ManagementAccount { get; init; }

    /// <summary>Everything is allowed: what AWS calls FullAWSAccess.</summary>
    public static PolicyDocument AllowEverything { get; } = new()
    {
        Statements = [new Statement { Effect = Effect.Allow, Action = ActionElement.Of("*"), Resource = ResourceElement.Of("*") }],
    };

    /// <summary>Everything is allowed, in the words of a layer: policies of resources, of organizations for resources, and of endpoints name everyone.</summary>
    /// <param name="layer">The layer.</param>
    public static PolicyDocument EverythingIn(PolicyLayer layer) => layer is PolicyLayer.Resource or PolicyLayer.ResourceControl or PolicyLayer.VpcEndpoint
        ? AllowEverything with { Statements = [AllowEverything.Statements[0] with { Principal = PrincipalElement.Everyone }] }
        : AllowEverything;

    /// <summary>A service control policy that is attached beside FullAWSAccess.</summary>
    /// <param name="policy">The new policy.</param>
    public static PolicyChange AttachServiceControlPolicy(PolicyDocument policy) =>
        new(PolicyLayer.ServiceControl, [AllowEverything], [AllowEverything, policy]);

    internal PolicySet PoliciesBefore() => Policies(Before);

    internal PolicySet PoliciesAfter() => Policies(After);

    // Other layers let everything through: what happened was allowed, so only the layer that changes can take it away.
    private PolicySet Policies(IReadOnlyList<PolicyDocument> documents)
    {
        var changing = documents.Select(static (document, i) => new AttachedPolicy($"policy {i + 1}", document)).ToArray();
        var everything = new AttachedPolicy("everything", AllowEverything);
        var everyone = new AttachedPolicy("everyone", EverythingIn(PolicyLayer.Resource));
        var open = new PolicySet { Identity = [everything], Resource = everyone };
        var level = new OrganizationPolicies([new OrganizationLevel("target", changing)], ManagementAccount);
        return Layer switch
        {
            PolicyLayer.ServiceControl => open with { ServiceControl = level },
            PolicyLayer.ResourceControl => open with { ResourceControl = level },
            PolicyLayer.Boundary => open with { Resource = null, Boundary = changing.FirstOrDefault() },
            PolicyLayer.Session => open with { Resource = null, Session = changing },
            PolicyLayer.VpcEndpoint => open with { VpcEndpoint = changing.FirstOrDefault() },
            PolicyLayer.Resource => open with { Resource = changing.FirstOrDefault() },
            _ => open with { Resource = null, Identity = changing },
        };
    }
}
