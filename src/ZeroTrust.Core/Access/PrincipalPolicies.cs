using ZeroTrust.Core.Facts;
using ZeroTrust.Core.Facts.Iam;
using ZeroTrust.Core.Facts.Organizations;
using ZeroTrust.Core.Facts.S3;
using ZeroTrust.Core.Resources;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using PolicyAttachment = ZeroTrust.Policy.Layers.AttachedPolicy;

namespace ZeroTrust.Core.Access;

/// <summary>The policies that decide what a principal may do, from the facts of a snapshot. What the snapshot does not hold makes its layer unknown.</summary>
public static class PrincipalPolicies
{
    /// <summary>Kinds of facts that are looked at.</summary>
    public static IReadOnlyList<string> FactsRead { get; } =
    [
        FactTypes.NameOf<IamUser>(), FactTypes.NameOf<IamGroup>(), FactTypes.NameOf<IamRole>(), FactTypes.NameOf<IamPolicy>(), FactTypes.NameOf<BucketPolicy>(),
        FactTypes.NameOf<OrganizationInfo>(), FactTypes.NameOf<OrganizationTarget>(), FactTypes.NameOf<ServiceControlPolicy>(),
    ];

    /// <summary>The policies of a user, a role or a session of a role: its own, those of its groups, the boundary, the service control policies above
    /// its account, and of resources the bucket policy or the trust policy of a role.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <param name="principal">Who.</param>
    /// <param name="resourceArn">The resource that is asked for.</param>
    /// <returns>The policies; layers that are not in the snapshot are unknown. Resource control policies, key policies and the policies of other
    /// resources are not looked at, so they count as unknown where they could decide; a session is taken to have no policies of its own.</returns>
    public static PolicySet Of(Snapshot snapshot, RequestPrincipal principal, string resourceArn)
    {
        var unknown = new HashSet<PolicyLayer>();
        var account = principal.Account ?? "";
        var managed = snapshot.AllKnown<IamPolicy>().Where(policy => policy.Resource.AccountId == account)
            .GroupBy(static policy => policy.Value.Arn, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => PolicyAttachment.Parse(g.First().Value.Name, g.First().Value.Document), StringComparer.Ordinal);
        var (identity, boundary) = IdentityOf(snapshot, principal, account, managed, unknown);
        return new PolicySet
        {
            Identity = identity,
            Boundary = boundary,
            Resource = ResourceOf(snapshot, resourceArn, unknown),
            ServiceControl = ServiceControlOf(snapshot, account, unknown),
            UnknownLayers = [.. unknown],
        };
    }

    private static (IReadOnlyList<PolicyAttachment> Identity, PolicyAttachment? Boundary) IdentityOf(
        Snapshot snapshot, RequestPrincipal principal, string account, Dictionary<string, PolicyAttachment> managed, HashSet<PolicyLayer> unknown)
    {
        var attached = new List<Facts.Iam.AttachedPolicy>();
        var inline = new List<InlinePolicy>();
        string? boundaryArn;
        switch (principal.Kind)
        {
            case RequestPrincipalKind.User when snapshot.Find<IamUser>(new ResourceRef(account, ResourceRef.Global, "AWS::IAM::User", principal.Name!)) is Known<IamUser> { Value: var user }:
                var groups = user.Groups.Select(name => snapshot.Find<IamGroup>(new ResourceRef(account, ResourceRef.Global, "AWS::IAM::Group", name)) as Known<IamGroup>).ToList();
                if (groups.Contains(null)) unknown.Add(PolicyLayer.Identity);
                attached.AddRange([.. user.AttachedPolicies, .. groups.SelectMany(static g => g?.Value.AttachedPolicies ?? [])]);
                inline.AddRange([.. user.InlinePolicies, .. groups.SelectMany(static g => g?.Value.InlinePolicies ?? [])]);
                boundaryArn = user.PermissionsBoundaryArn;
                break;
            case RequestPrincipalKind.Role when snapshot.Find<IamRole>(new ResourceRef(account, ResourceRef.Global, "AWS::IAM::Role", principal.Name!)) is Known<IamRole> { Value: var role }:
                attached.AddRange(role.AttachedPolicies);
                inline.AddRange(role.InlinePolicies);
                boundaryArn = role.PermissionsBoundaryArn;
                break;
            case RequestPrincipalKind.User or RequestPrincipalKind.Role:
                unknown.Add(PolicyLayer.Identity);
                unknown.Add(PolicyLayer.Boundary);
                return ([], null);
            default:
                return ([], null);
        }

        var boundary = boundaryArn is null ? null : managed.GetValueOrDefault(boundaryArn);
        if (boundaryArn is not null && boundary is null) unknown.Add(PolicyLayer.Boundary);
        if (attached.Exists(policy => !managed.ContainsKey(policy.Arn))) unknown.Add(PolicyLayer.Identity);
        return ([.. attached.Select(policy => managed.GetValueOrDefault(policy.Arn)).OfType<PolicyAttachment>(), .. inline.Select(static policy => PolicyAttachment.Parse(policy.Name, policy.Document))], boundary);
    }

    private static PolicyAttachment? ResourceOf(Snapshot snapshot, string arn, HashSet<PolicyLayer> unknown)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6) return null;
        if (parts[2] == "s3")
        {
            var bucket = parts[5].Split('/')[0];
            switch (snapshot.All<BucketPolicy>().FirstOrDefault(fact => fact.Resource.Id == bucket))
            {
                case Known<BucketPolicy> known:
                    return known.Value.Document is { } text ? PolicyAttachment.Parse("policy of " + bucket, text) : null;
                default:
                    unknown.Add(PolicyLayer.Resource);
                    return null;
            }
        }

        if (parts[2] == "iam" && parts[5].StartsWith("role/", StringComparison.Ordinal))
        {
            var name = parts[5][(parts[5].LastIndexOf('/') + 1)..];
            if (snapshot.Find<IamRole>(new ResourceRef(parts[4], ResourceRef.Global, "AWS::IAM::Role", name)) is Known<IamRole> role) return PolicyAttachment.Parse("trust policy of " + name, role.Value.TrustPolicy);
        }

        // Resources of these services have no policy of their own.
        if (parts[2] is not ("iam" or "ec2" or "organizations" or "cloudtrail" or "guardduty" or "config")) unknown.Add(PolicyLayer.Resource);
        else if (parts[5].StartsWith("role/", StringComparison.Ordinal)) unknown.Add(PolicyLayer.Resource);
        return null;
    }

    private static OrganizationPolicies? ServiceControlOf(Snapshot snapshot, string account, HashSet<PolicyLayer> unknown)
    {
        var organizations = snapshot.All<OrganizationInfo>().ToList();
        if (organizations.OfType<Known<OrganizationInfo>>().FirstOrDefault() is not { Value: var organization })
        {
            unknown.Add(PolicyLayer.ServiceControl);
            unknown.Add(PolicyLayer.ResourceControl);
            return null;
        }

        // Only the management account and its delegates see which types of policy are on.
        if (organization.Exists && (organization.RootId is null || organization.EnabledPolicyTypes.Contains("RESOURCE_CONTROL_POLICY"))) unknown.Add(PolicyLayer.ResourceControl);
        if (!organization.Exists || (organization.RootId is not null && !organization.EnabledPolicyTypes.Contains("SERVICE_CONTROL_POLICY"))) return null;
        var targets = snapshot.AllKnown<OrganizationTarget>().Select(static t => t.Value).DistinctBy(static t => t.Id).ToDictionary(static t => t.Id, StringComparer.Ordinal);
        var policies = snapshot.All<ServiceControlPolicy>().ToList();
        if (!targets.TryGetValue(account, out var target) || policies.Count == 0 || policies.Exists(static p => p.Gap is not null))
        {
            if (account != organization.ManagementAccountId) unknown.Add(PolicyLayer.ServiceControl);
            return null;
        }

        var parsed = policies.OfType<Known<ServiceControlPolicy>>().Select(static p => p.Value).DistinctBy(static p => p.Id)
            .Select(static p => (p.TargetIds, Policy: PolicyAttachment.Parse(p.Name, p.Content))).ToList();
        return new OrganizationPolicies(
            [.. target.Ancestors.Append(account).Select(id => new OrganizationLevel(targets.GetValueOrDefault(id)?.Name ?? id, [.. parsed.Where(p => p.TargetIds.Contains(id)).Select(static p => p.Policy)]))],
            organization.ManagementAccountId);
    }
}
