using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Core.Access;

/// <summary>Policies that somebody gives in the place of what facts say, layer by layer. What is null is left as it is.</summary>
public sealed record GivenPolicies
{
    /// <summary>The permissions boundary.</summary>
    public LayerPolicy? Boundary { get; init; }

    /// <summary>Policies of the session; one of them has to allow.</summary>
    public IReadOnlyList<LayerPolicy>? Session { get; init; }

    /// <summary>Service control policies, level by level from the root down.</summary>
    public OrganizationPolicies? ServiceControl { get; init; }

    /// <summary>Resource control policies, level by level from the root down.</summary>
    public OrganizationPolicies? ResourceControl { get; init; }

    /// <summary>The policy of the resource.</summary>
    public LayerPolicy? Resource { get; init; }

    /// <summary>Puts them in the place of others; a layer that is given is known.</summary>
    /// <param name="found">The others.</param>
    public PrincipalPolicySet Over(PrincipalPolicySet found)
    {
        var policies = found.Policies with
        {
            Boundary = Boundary ?? found.Policies.Boundary,
            Session = Session ?? found.Policies.Session,
            ServiceControl = Exempting(ServiceControl, found) ?? found.Policies.ServiceControl,
            ResourceControl = Exempting(ResourceControl, found) ?? found.Policies.ResourceControl,
            Resource = Resource ?? found.Policies.Resource,
            UnknownLayers = [.. found.Policies.UnknownLayers.Where(layer => !Gives(layer))],
        };
        return found with { Policies = policies, Gaps = [.. found.Gaps.Where(gap => !Gives(gap.Layer))] };
    }

    // Whatever is given: "SCPs don't affect users or roles in the management account"
    // (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html), and RCPs not its resources.
    private static OrganizationPolicies? Exempting(OrganizationPolicies? given, PrincipalPolicySet found) =>
        given is { ManagementAccount: null } && found.ManagementAccountId is { } management
            ? given with
            {
                ManagementAccount = management,
            }
            : given;

    private bool Gives(PolicyLayer layer) =>
        layer switch
        {
            PolicyLayer.Boundary => Boundary is not null,
            PolicyLayer.Session => Session is not null,
            PolicyLayer.ServiceControl => ServiceControl is not null,
            PolicyLayer.ResourceControl => ResourceControl is not null,
            PolicyLayer.Resource => Resource is not null,
            _ => false,
        };
}
