using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Services;

namespace ZeroTrust.Policy.Decisions;

/// <summary>One decision: the state of each layer, and how the layers combine.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html</summary>
internal readonly struct Evaluation
{
    public readonly AccessRequest Request;
    public readonly PolicySet Policies;
    public readonly LayerState ServiceControl, ResourceControl, VpcEndpoint, Resource, Identity, Boundary, Session;
    public readonly ResourcePolicyRole ResourceRole;
    public readonly Truth IsCrossAccount;
    public readonly Truth Deny;
    public readonly Truth Allow;

    public Evaluation(AccessRequest request, PolicySet policies, DecisionTrace? trace)
    {
        Request = request;
        Policies = policies;
        ResourceRole = ServiceRules.RoleOfResourcePolicy(request);
        IsCrossAccount = request.IsCrossAccount;
        var principal = request.Principal;

        if (principal.HasAccount)
        {
            ServiceControl = WithExemption(
                LayerReader.ReadLevels(policies.ServiceControl, PolicyLayer.ServiceControl, PrincipalUse.Forbidden, request, policies, trace),
                IsExempt(policies.ServiceControl, principal.Account, principal));
            // "the AWS account root user ... has full access": identity policies and boundaries do not apply to it.
            if (principal.Kind != RequestPrincipalKind.Root)
            {
                Identity = LayerReader.ReadMany(policies.Identity, PolicyLayer.Identity, request, policies, trace);
                Boundary = LayerReader.ReadOne(policies.Boundary, PolicyLayer.Boundary, PrincipalUse.Forbidden, request, policies, trace);
                Session = LayerReader.ReadMany(policies.Session, PolicyLayer.Session, request, policies, trace);
                // Without a session policy a role session keeps what its role has. "Otherwise, the request is implicitly denied": a session made
                // with GetFederationToken then has no more than resources grant to it.
                if (principal.Kind == RequestPrincipalKind.FederatedUser) Session.IsPresent = true;
            }
        }
        if (ResourceControlCoverage.Covers(request))
        {
            ResourceControl = WithExemption(
                LayerReader.ReadLevels(policies.ResourceControl, PolicyLayer.ResourceControl, PrincipalUse.Required, request, policies, trace),
                IsExempt(policies.ResourceControl, request.ResourceAccount, principal));
            // "RCPFullAWSAccess can't be detached, so there will always be an Allow statement": an RCP only ever takes away.
            ResourceControl.Allow = PrincipalGrant.OfDirect(Truth.True);
        }
        VpcEndpoint = LayerReader.ReadOne(policies.VpcEndpoint, PolicyLayer.VpcEndpoint, PrincipalUse.Required, request, policies, trace);
        if (ResourceRole != ResourcePolicyRole.Ignored)
        {
            Resource = LayerReader.ReadOne(policies.Resource, PolicyLayer.Resource, PrincipalUse.Required, request, policies, trace);
            // A key always has a key policy and a role always has a trust policy: none given means not known.
            if (policies.Resource is null && ResourceRole != ResourcePolicyRole.Grants) Resource = LayerState.Unreadable;
            if (policies.RestrictPublicBuckets) Resource.Allow = Resource.Allow.And(S3.IsGrantVoid(request, policies, IsCrossAccount).Not());
            if (policies.Grants.Count > 0 && ResourceRole == ResourcePolicyRole.MustGrant)
                Resource.Allow = Resource.Allow.Or(PrincipalGrant.OfDirect(Kms.AllowedByGrant(request, policies.Grants)));
        }

        Deny = ServiceControl.Deny.Or(ResourceControl.Deny).Or(VpcEndpoint.Deny).Or(Resource.Deny).Or(Identity.Deny).Or(Boundary.Deny).Or(Session.Deny);
        Allow = default;
        Allow = Combine();
    }

    /// <summary>The answer: what is certain whatever the unknown turns out to be, or that it depends.</summary>
    public Verdict Verdict =>
        Deny == Truth.True ? Verdict.ExplicitlyDenied
        : Allow == Truth.False ? Verdict.ImplicitlyDenied
        : Deny == Truth.False && Allow == Truth.True ? Verdict.Allowed
        : Verdict.Indeterminate;

    /// <summary>What identity policies grant; everything to the root user.</summary>
    public Truth IdentityAllows => Request.Principal.Kind == RequestPrincipalKind.Root ? Truth.True : Identity.Allow.Any;

    /// <summary>What boundary and session policies leave.</summary>
    public Truth Limits => Boundary.Passes.And(Session.Passes);

    private Truth Combine()
    {
        var guards = ServiceControl.Passes.And(ResourceControl.Passes).And(VpcEndpoint.Passes);
        if (guards == Truth.False) return Truth.False;
        // Services, tokens and people without credentials have no identity policies: the resource has to grant.
        if (!Request.Principal.HasAccount) return guards.And(Resource.Allow.Any);
        return guards.And(IsCrossAccount switch
        {
            Truth.False => WithinAccount(),
            Truth.True => AcrossAccounts(),
            // Both answers the same: the owner does not matter. Otherwise it decides.
            _ => WithinAccount() is var within && within == AcrossAccounts() ? within : Truth.Unknown,
        });
    }

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html</summary>
    private Truth WithinAccount()
    {
        var byIdentity = IdentityAllows.And(Limits);
        var byRole = Resource.Allow.Role.And(Limits);
        return ResourceRole switch
        {
            ResourcePolicyRole.Ignored => byIdentity,
            ResourcePolicyRole.MustGrant => Resource.Allow.Direct.Or(byRole).Or(Resource.Allow.Any.And(byIdentity)),
            ResourcePolicyRole.MustGrantWithinLimits => byRole.Or(Resource.Allow.Any.And(byIdentity)),
            _ => Resource.Allow.Direct.Or(byRole).Or(byIdentity),
        };
    }

    /// <summary>"The request is allowed only if both evaluations return a decision of Allow"
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html).</summary>
    private Truth AcrossAccounts() => Resource.Allow.Any.And(IdentityAllows).And(Limits);

    /// <summary>"SCPs don't affect users or roles in the management account" and "SCPs do not affect any service-linked role"
    /// (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html); the same holds for RCPs and resources
    /// (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html).</summary>
    private static Truth IsExempt(OrganizationPolicies? organization, string? account, RequestPrincipal principal)
    {
        var management = organization?.ManagementAccount is not { } exempt ? Truth.False
            : account is null ? Truth.Unknown
            : TruthLogic.Of(string.Equals(account, exempt, StringComparison.Ordinal));
        return management.Or(principal.IsServiceLinkedRole);
    }

    private static LayerState WithExemption(LayerState state, Truth exempt)
    {
        if (exempt == Truth.False || !state.IsPresent) return state;
        if (exempt == Truth.True) return default;
        state.Deny = state.Deny.And(Truth.Unknown);
        state.Allow = state.Allow.Or(PrincipalGrant.Unknown);
        return state;
    }
}
