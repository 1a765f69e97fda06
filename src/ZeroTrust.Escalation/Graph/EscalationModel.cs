using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Escalation.Graph;

/// <summary>The principals, policies and resources between which paths of escalation are looked
/// for. Share <see cref="LayerPolicy"/> instances
/// between those that have the same policy: one that is changed by a path or removed by a cut is then changed for all.</summary>
public sealed record EscalationModel
{
    /// <summary>Users and roles of one or more accounts.</summary>
    public required IReadOnlyList<EscalationPrincipal> Principals { get; init; }

    /// <summary>Groups of these accounts.</summary>
    public IReadOnlyList<EscalationGroup> Groups { get; init; } = [];

    /// <summary>Resources that work with a role. Null when they are not known: then every role
    /// that a service could use may be in use, and edges
    /// over such roles are only possible ones.</summary>
    public IReadOnlyList<EscalationWorkload>? Workloads { get; init; }

    /// <summary>Types of which <see cref="Workloads"/> holds all there are, such as <c>ec2:instance</c>;
    /// null for all types. Of other types there may be
    /// more than are listed.</summary>
    public IReadOnlySet<string>? CompleteWorkloads { get; init; }

    /// <summary>Service control policies above each account; accounts that are not listed have none.</summary>
    public IReadOnlyDictionary<string, OrganizationPolicies> ServiceControl { get; init; } = new Dictionary<string, OrganizationPolicies>();

    /// <summary>Resource control policies above each account; accounts that are not listed have none.</summary>
    public IReadOnlyDictionary<string, OrganizationPolicies> ResourceControl { get; init; } =
        new Dictionary<string, OrganizationPolicies>();

    /// <summary>Accounts above which there may be resource control policies that could not be read.</summary>
    public IReadOnlySet<string> UnknownResourceControl { get; init; } = new HashSet<string>();

    /// <summary>Accounts that administer Identity Center (the management account and a delegated one); null when not known.</summary>
    public IReadOnlySet<string>? IdentityCenterAccounts { get; init; }

    /// <summary>Whether accounts that are not among <see cref="IdentityCenterAccounts"/> may administer it as well.</summary>
    public bool MayOthersAdministerIdentityCenter { get; init; }

    /// <summary>Condition keys that every request has, such as <c>aws:PrincipalOrgID</c>. All other keys
    /// that do not follow from the request are unknown,
    /// unless the context is complete.</summary>
    public RequestContext Context { get; init; } = RequestContext.Incomplete;

    /// <summary>All accounts of the organization that <see cref="Context"/> names; null when not known, and
    /// then an account that is not in the model may be
    /// one of them.</summary>
    public IReadOnlySet<string>? OrganizationAccounts { get; init; }

    /// <summary>Layers that could not be read for any principal: they might hold anything.</summary>
    public IReadOnlyCollection<PolicyLayer> UnknownLayers { get; init; } = [];

    /// <summary>Unknown layers of a request to a resource of an account.</summary>
    internal IReadOnlyCollection<PolicyLayer> UnknownFor(IReadOnlyCollection<PolicyLayer> ofPrincipal, string resourceAccount)
    {
        var isHidden = UnknownResourceControl.Contains(resourceAccount);
        if (!isHidden && ofPrincipal.Count == 0)
        {
            return UnknownLayers;
        }

        return [.. UnknownLayers.Concat(ofPrincipal).Concat(isHidden ? [PolicyLayer.ResourceControl] : []).Distinct().Order()];
    }
}
