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
    public readonly LayerState ServiceControl,
        ResourceControl,
        VpcEndpoint,
        Resource,
        Identity,
        Boundary,
        Session;
    public readonly ResourcePolicyRole ResourceRole;
    public readonly DoubtedTruth IsCrossAccount;
    public readonly DoubtedTruth Deny;
    public readonly DoubtedTruth Allow;

    public Evaluation(AccessRequest request, PolicySet policies, DecisionTrace? trace)
    {
        Request = request;
        Policies = policies;
        ResourceRole = ServiceRules.RoleOfResourcePolicy(request);
        IsCrossAccount = trace.OnFact(UnknownFact.ResourceAccount, request.IsCrossAccount);
        var principal = request.Principal;

        if (principal.HasAccount)
        {
            LayerReader.ReadLevels(
                ref ServiceControl,
                policies.ServiceControl,
                PolicyLayer.ServiceControl,
                PrincipalUse.Forbidden,
                request,
                policies,
                trace
            );
            if (ServiceControl.IsPresent)
            {
                ServiceControl.Exempt(IsExempt(policies.ServiceControl, principal.Account, principal, trace));
            }
            // "the AWS account root user ... has full access": identity policies and boundaries do not apply to it.
            if (principal.Kind != RequestPrincipalKind.Root)
            {
                LayerReader.ReadMany(ref Identity, policies.Identity, PolicyLayer.Identity, request, policies, trace);
                LayerReader.ReadOne(
                    ref Boundary,
                    policies.Boundary,
                    PolicyLayer.Boundary,
                    PrincipalUse.Forbidden,
                    request,
                    policies,
                    trace
                );
                LayerReader.ReadMany(ref Session, policies.Session, PolicyLayer.Session, request, policies, trace);
                // Without a session policy a role session keeps what its role has. "Otherwise, the
                // request is implicitly denied": a session made
                // with GetFederationToken then has no more than resources grant to it.
                if (principal.Kind == RequestPrincipalKind.FederatedUser)
                {
                    Session.IsPresent = true;
                }
            }
        }
        if (ResourceControlCoverage.Covers(request))
        {
            LayerReader.ReadLevels(
                ref ResourceControl,
                policies.ResourceControl,
                PolicyLayer.ResourceControl,
                PrincipalUse.Required,
                request,
                policies,
                trace
            );
            if (ResourceControl.IsPresent)
            {
                ResourceControl.Exempt(IsExempt(policies.ResourceControl, request.ResourceAccount, principal, trace));
            }
            // "RCPFullAWSAccess can't be detached, so there will always be an Allow statement": an RCP only ever takes away.
            ResourceControl.Allow = PrincipalGrant.OfDirect(DoubtedTruth.True);
        }
        LayerReader.ReadOne(
            ref VpcEndpoint,
            policies.VpcEndpoint,
            PolicyLayer.VpcEndpoint,
            PrincipalUse.Required,
            request,
            policies,
            trace
        );
        if (ResourceRole != ResourcePolicyRole.Ignored)
        {
            LayerReader.ReadOne(ref Resource, policies.Resource, PolicyLayer.Resource, PrincipalUse.Required, request, policies, trace);
            // A key always has a key policy and a role always has a trust policy: none given means not known.
            if (policies.Resource is null && ResourceRole != ResourcePolicyRole.Grants)
            {
                Resource.AddAnything(trace.OnFact(request.Service == "kms" ? UnknownFact.KeyPolicy : UnknownFact.TrustPolicy));
            }

            if (policies.RestrictPublicBuckets)
            {
                Resource.Allow = Resource.Allow.And(S3.IsGrantVoid(request, policies, IsCrossAccount, trace).Not());
            }

            if (policies.Grants.Count > 0 && ResourceRole == ResourcePolicyRole.MustGrant)
            {
                Resource.Allow = Resource.Allow.Or(PrincipalGrant.OfDirect(Kms.AllowedByGrant(request, policies.Grants, trace)));
            }
        }

        Deny = ServiceControl
            .Deny.Or(ResourceControl.Deny)
            .Or(VpcEndpoint.Deny)
            .Or(Resource.Deny)
            .Or(Identity.Deny)
            .Or(Boundary.Deny)
            .Or(Session.Deny);
        Allow = default;
        Allow = Combine();
    }

    /// <summary>Whether the request goes through, and on which doubts that depends.</summary>
    public DoubtedTruth Answer => Allow.And(Deny.Not());

    /// <summary>The answer: what is certain whatever the unknown turns out to be, or that it depends.</summary>
    public Verdict Verdict =>
        Deny.IsTrue ? Verdict.ExplicitlyDenied
        : Allow.IsFalse ? Verdict.ImplicitlyDenied
        : Answer.IsTrue ? Verdict.Allowed
        : Verdict.Indeterminate;

    /// <summary>What identity policies grant; everything to the root user.</summary>
    public DoubtedTruth IdentityAllows => Request.Principal.Kind == RequestPrincipalKind.Root ? DoubtedTruth.True : Identity.Allow.Any;

    /// <summary>What boundary and session policies leave.</summary>
    public DoubtedTruth Limits => Boundary.Passes.And(Session.Passes);

    private DoubtedTruth Combine()
    {
        var guards = ServiceControl.Passes.And(ResourceControl.Passes).And(VpcEndpoint.Passes);
        if (guards.IsFalse)
        {
            return guards;
        }
        // Services, tokens and people without credentials have no identity policies: the resource has to grant.
        if (!Request.Principal.HasAccount)
        {
            return guards.And(Resource.Allow.Any);
        }

        if (IsCrossAccount.IsFalse)
        {
            return guards.And(WithinAccount());
        }

        if (IsCrossAccount.IsTrue)
        {
            return guards.And(AcrossAccounts());
        }
        // Both answers certain and the same: the owner does not matter.
        var (within, across) = (WithinAccount(), AcrossAccounts());
        if ((within.IsTrue && across.IsTrue) || (within.IsFalse && across.IsFalse))
        {
            return guards.And(within);
        }

        return guards.And(IsCrossAccount.And(across).Or(IsCrossAccount.Not().And(within)).Or(IsCrossAccount));
    }

    /// <summary>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html</summary>
    private DoubtedTruth WithinAccount()
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
    private DoubtedTruth AcrossAccounts() => Resource.Allow.Any.And(IdentityAllows).And(Limits);

    /// <summary>"SCPs don't affect users or roles in the management account" and "SCPs do not affect any service-linked role"
    /// (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html); the same holds for RCPs and resources
    /// (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html).</summary>
    private static DoubtedTruth IsExempt(
        OrganizationPolicies? organization,
        string? account,
        RequestPrincipal principal,
        DecisionTrace? trace
    )
    {
        var isServiceLinked = trace.OnFact(UnknownFact.ServiceLinkedRole, principal.IsServiceLinkedRole);
        if (organization?.ManagementAccount is not { } exempt)
        {
            return isServiceLinked;
        }

        var isManagement = account is null ? trace.OnFact(UnknownFact.ResourceAccount) : DoubtedTruth.Of(account == exempt);
        return isManagement.Or(isServiceLinked);
    }
}
