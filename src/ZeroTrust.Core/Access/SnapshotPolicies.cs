using System.Runtime.CompilerServices;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Facts.Kms;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Facts.S3;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.EffectiveAccess;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Core.Access;

/// <summary>All policies that the facts of a snapshot hold, each read once and shared: those of users,
/// groups and roles, of the organization, and of
/// buckets, keys and roles as resources. What is not in the snapshot is a <see cref="PolicyGap"/> and
/// makes its layer unknown; it is never taken for
/// none. A document that cannot be read is kept as a damaged one, so that the engine names it as what is not known.</summary>
/// <remarks>Not in any snapshot, and taken as none: policies of sessions, grants on keys, lists of access
/// control, policies of VPC endpoints.</remarks>
public sealed class SnapshotPolicies
{
    private static readonly ConditionalWeakTable<Snapshot, SnapshotPolicies> Made = [];
    private readonly IdentityPolicies _identities;
    private readonly ResourcePolicies _resources;
    private readonly OrganizationLayers _organization;

    private SnapshotPolicies(Snapshot snapshot)
    {
        _identities = new IdentityPolicies(snapshot);
        _resources = new ResourcePolicies(snapshot, _identities);
        _organization = new OrganizationLayers(snapshot);
    }

    /// <summary>Kinds of facts that are looked at.</summary>
    public static IReadOnlyList<string> FactsRead { get; } =
    [
        FactTypes.NameOf<IamUser>(),
        FactTypes.NameOf<IamGroup>(),
        FactTypes.NameOf<IamRole>(),
        FactTypes.NameOf<IamPolicy>(),
        FactTypes.NameOf<Bucket>(),
        FactTypes.NameOf<BucketPolicy>(),
        FactTypes.NameOf<BucketPublicAccessBlock>(),
        FactTypes.NameOf<AccountPublicAccessBlock>(),
        FactTypes.NameOf<KmsKeyPolicy>(),
        FactTypes.NameOf<OrganizationInfo>(),
        FactTypes.NameOf<OrganizationTarget>(),
        FactTypes.NameOf<ServiceControlPolicy>(),
    ];

    /// <summary>Users, then roles, of all accounts.</summary>
    public IReadOnlyList<PolicyHolder> Principals => _identities.Principals;

    /// <summary>Groups of all accounts.</summary>
    public IReadOnlyList<GroupPolicies> Groups => _identities.Groups;

    /// <summary>Users and roles that exist, or may, and are not in <see cref="Principals"/>: accounts that could not be
    /// entered, lists that could not be read.</summary>
    public IReadOnlyList<PolicyGap> Gaps => _identities.Gaps;

    /// <summary>The policies of a snapshot; made at the first call and kept as long as the snapshot.</summary>
    /// <param name="snapshot">The facts.</param>
    public static SnapshotPolicies Of(Snapshot snapshot) => Made.GetValue(snapshot, static s => new SnapshotPolicies(s));

    /// <summary>The user or role of a principal, or the role of a session; null when the snapshot does not have it.</summary>
    /// <param name="principal">Who.</param>
    public PolicyHolder? Find(RequestPrincipal principal) => _identities.Find(principal);

    /// <summary>The principal of an ARN, as <see cref="RequestPrincipal.TryParse"/>; the role of a
    /// session gets its path from the snapshot.</summary>
    /// <param name="arn">ARN of a user, role, session, federated user or root, or an account's number.</param>
    /// <returns>The principal; null when the text names none.</returns>
    public RequestPrincipal? PrincipalOf(string arn)
    {
        if (!RequestPrincipal.TryParse(arn, null, out var principal))
        {
            return null;
        }

        return principal is { Kind: RequestPrincipalKind.Role, RoleArn: null } && _identities.Find(principal) is { } role
            ? RequestPrincipal.Parse(arn, role.Arn)
            : principal;
    }

    /// <summary>Service control policies above an account, each level from the root down.</summary>
    /// <param name="accountId">The account.</param>
    public OrganizationLayer ServiceControl(string accountId) => _organization.ServiceControl(accountId);

    /// <summary>Resource control policies above an account: none, or not known, as their documents are not collected.</summary>
    /// <param name="accountId">The account of the resource; null when not known.</param>
    public OrganizationLayer ResourceControl(string? accountId) => _organization.ResourceControl(accountId);

    /// <summary>The policy of a resource: of a bucket or object, a KMS key, or a role.</summary>
    /// <param name="resourceArn">The ARN; <c>*</c> for none.</param>
    public ResourceLayer Resource(string resourceArn) => _resources.Of(resourceArn);

    /// <summary>The policies of all buckets, keys and roles of an account that have one, and what is not known of them.</summary>
    /// <param name="accountId">The account.</param>
    public (IReadOnlyList<OwnedResource> Known, IReadOnlyList<PolicyGap> Gaps) ResourcesOf(string accountId) =>
        _resources.OwnedBy(accountId);

    /// <summary>The policies that decide a request, and what is not known of them.</summary>
    /// <param name="principal">Who.</param>
    /// <param name="resourceArn">What is asked for; <c>*</c> for actions without a resource.</param>
    public PrincipalPolicySet PoliciesOf(RequestPrincipal principal, string resourceArn)
    {
        var gaps = new List<PolicyGap>();
        var holder = Find(principal);
        if (holder is not null)
        {
            gaps.AddRange(holder.Gaps);
        }
        else if (principal.Kind is RequestPrincipalKind.User or RequestPrincipalKind.Role)
        {
            gaps.AddRange([_identities.MissingOf(principal, PolicyLayer.Identity), _identities.MissingOf(principal, PolicyLayer.Boundary)]);
        }
        else if (principal.Kind == RequestPrincipalKind.FederatedUser)
        {
            // It has what its session policies leave of the policies of the user who made it; its ARN does not say who that was.
            PolicyLayer[] layers = [PolicyLayer.Identity, PolicyLayer.Boundary, PolicyLayer.Session];
            gaps.AddRange(layers.Select(layer => new PolicyGap(layer, $"who made the session {principal}, and with which policies,")));
        }

        var resource = _resources.Of(resourceArn);
        if (resource.Gap is { } missing)
        {
            gaps.Add(missing);
        }

        var serviceControl = principal.Account is { } account ? _organization.ServiceControl(account) : new OrganizationLayer(null);
        if (serviceControl.Gap is { } unknown)
        {
            gaps.Add(unknown);
        }

        // Nobody knows the resource's account: it is the principal's own, or the answer hangs on it anyway.
        var owner = resource.AccountId ?? principal.Account;
        var resourceControl = owner is null ? new OrganizationLayer(null) : _organization.ResourceControl(owner);
        if (resourceControl.Gap is { } hidden)
        {
            gaps.Add(hidden);
        }

        return new PrincipalPolicySet(
            new PolicySet
            {
                Identity = holder?.Identity ?? [],
                Boundary = holder?.Boundary,
                Resource = resource.Policy,
                ServiceControl = serviceControl.Policies,
                RestrictPublicBuckets = resource.RestrictPublicBuckets,
                UnknownLayers = gaps.Count == 0 ? [] : [.. gaps.Select(static g => g.Layer).Distinct()],
            },
            gaps,
            resource.AccountId
        )
        {
            ManagementAccountId =
                owner is not null && _organization.Of(principal.Account ?? owner).Info is { Exists: true } info
                    ? info.ManagementAccountId
                    : null,
        };
    }

    /// <summary>Condition keys that follow from the facts: the organization of the principal and of the
    /// resource, and the tags of a user. A session of
    /// a role may carry other tags than the role, so those stay unknown.</summary>
    /// <param name="context">What is known already; it is kept.</param>
    /// <param name="principal">Who.</param>
    /// <param name="resourceAccount">The account that owns the resource; null when not known.</param>
    public RequestContext WithFacts(RequestContext context, RequestPrincipal principal, string? resourceAccount)
    {
        var facts = new Dictionary<string, ContextValue>(StringComparer.OrdinalIgnoreCase);
        if (principal.Account is { } account)
        {
            NoteOrganization(facts, "Principal", account);
        }

        // "Anonymous requests do not include this key"
        // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html).
        if (principal.Kind == RequestPrincipalKind.Anonymous)
        {
            facts["aws:PrincipalOrgID"] = facts["aws:PrincipalOrgPaths"] = ContextValue.Absent;
        }

        if (resourceAccount is not null)
        {
            NoteOrganization(facts, "Resource", resourceAccount);
        }

        if (principal.Kind == RequestPrincipalKind.User && Find(principal) is { } user)
        {
            foreach (var (key, value) in user.Tags)
            {
                facts["aws:PrincipalTag/" + key] = ContextValue.Of(value);
            }
        }

        return facts.Count == 0
            ? context
            : RequestContext.Of(facts.Where(f => !context.Values.ContainsKey(f.Key)).Concat(context.Values), context.IsComplete);
    }

    private void NoteOrganization(Dictionary<string, ContextValue> facts, string whose, string account)
    {
        if (_organization.Of(account).Info is not { } info)
        {
            return;
        }

        facts[$"aws:{whose}OrgID"] = info.Exists ? ContextValue.Of(info.Id) : ContextValue.Absent;
        if (!info.Exists)
        {
            facts[$"aws:{whose}OrgPaths"] = ContextValue.Absent;
        }
        else if (_organization.PathOf(info, account) is { } path)
        {
            facts[$"aws:{whose}OrgPaths"] = ContextValue.Of(path);
        }
    }
}
