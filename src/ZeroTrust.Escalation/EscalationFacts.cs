using ZeroTrust.Core.Access;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Escalation.Graph;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Ec2;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Escalation;

/// <summary>Users, roles, groups and what works with roles, from the facts of a snapshot. What the snapshot
/// does not hold is unknown, never none.</summary>
/// <remarks>Not looked at: resource control policies (unknown where they are on), policies of sessions,
/// keys and tokens of identity providers.</remarks>
public static class EscalationFacts
{
    private const string IdentityCenterRole = "/aws-service-role/sso.amazonaws.com/";

    /// <summary>Kinds of facts that are looked at.</summary>
    public static IReadOnlyList<string> FactsRead { get; } =
    [
        FactTypes.NameOf<IamUser>(),
        FactTypes.NameOf<IamGroup>(),
        FactTypes.NameOf<IamRole>(),
        FactTypes.NameOf<IamPolicy>(),
        FactTypes.NameOf<OrganizationInfo>(),
        FactTypes.NameOf<OrganizationTarget>(),
        FactTypes.NameOf<ServiceControlPolicy>(),
        FactTypes.NameOf<Ec2Instance>(),
    ];

    /// <summary>Makes the model of a snapshot.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <returns>All users and roles except those of AWS's services, which nobody else can use or change.</returns>
    public static EscalationScope Of(Snapshot snapshot)
    {
        var policies = SnapshotPolicies.Of(snapshot);
        var roles = snapshot
            .AllKnown<IamRole>()
            .DistinctBy(static r => (r.Resource.AccountId, r.Value.Name))
            .ToDictionary(static r => (r.Resource.AccountId, r.Value.Name), static r => r.Value);
        var holders = policies.Principals.Where(static h => !h.Arn.Contains(":role/aws-service-role/", StringComparison.Ordinal)).ToList();
        var accounts = holders.Select(static h => h.AccountId).Distinct(StringComparer.Ordinal).ToList();
        var serviceControl = accounts.ToDictionary(static a => a, policies.ServiceControl, StringComparer.Ordinal);
        var resourceControl = accounts.ToDictionary(static a => a, policies.ResourceControl, StringComparer.Ordinal);
        var model = new EscalationModel
        {
            Principals = [.. holders.Select(h => Principal(h, roles, serviceControl[h.AccountId].Gap is not null))],
            Groups = [.. policies.Groups.Select(static g => new EscalationGroup(g.Arn, g.Policies))],
            Workloads = [.. Instances(snapshot, roles)],
            CompleteWorkloads = new HashSet<string>(),
            ServiceControl = Known(serviceControl),
            ResourceControl = Known(resourceControl),
            UnknownResourceControl = resourceControl
                .Where(static l => l.Value.Gap is not null)
                .Select(static l => l.Key)
                .ToHashSet(StringComparer.Ordinal),
            IdentityCenterAccounts = IdentityCenter(snapshot, roles),
            MayOthersAdministerIdentityCenter =
                !snapshot.AllKnown<OrganizationInfo>().Any() || snapshot.AllKnown<OrganizationInfo>().Any(static o => o.Value.Exists),
            Context = Context(snapshot, accounts),
            OrganizationAccounts = Members(snapshot),
        };
        var gaps = policies
            .Gaps.Concat(holders.SelectMany(static h => h.Gaps))
            .Concat(policies.Groups.SelectMany(static g => g.Gaps))
            .Concat(serviceControl.Values.Concat(resourceControl.Values).Select(static l => l.Gap).OfType<PolicyGap>());
        return new EscalationScope(model, [.. gaps.Distinct()]);
    }

    private static EscalationPrincipal Principal(
        PolicyHolder holder,
        Dictionary<(string Account, string Name), IamRole> roles,
        bool isServiceControlUnknown
    )
    {
        var role = roles.GetValueOrDefault((holder.AccountId, holder.Principal.Name ?? ""));
        return new EscalationPrincipal(holder.Arn)
        {
            Policies = holder.Policies,
            Groups = [.. holder.Groups.Select(static g => g.Arn)],
            Boundary = holder.Boundary,
            Trust = holder.Trust,
            InstanceProfiles = holder.Trust is null ? null : role?.InstanceProfiles,
            UnknownLayers =
            [
                .. holder.UnknownLayers.Concat(isServiceControlUnknown ? [PolicyLayer.ServiceControl] : []).Distinct().Order(),
            ],
        };
    }

    private static HashSet<string>? Members(Snapshot snapshot)
    {
        var targets = snapshot.All<OrganizationTarget>().ToList();
        return targets.Count == 0 || targets.Exists(static t => t.Gap is not null)
            ? null
            : targets
                .OfType<Known<OrganizationTarget>>()
                .Where(static t => t.Value.Kind == "ACCOUNT")
                .Select(static t => t.Value.Id)
                .ToHashSet(StringComparer.Ordinal);
    }

    private static Dictionary<string, OrganizationPolicies> Known(Dictionary<string, OrganizationLayer> layers) =>
        layers
            .Where(static l => l.Value.Policies is not null)
            .ToDictionary(static l => l.Key, static l => l.Value.Policies!, StringComparer.Ordinal);

    private static IEnumerable<EscalationWorkload> Instances(Snapshot snapshot, Dictionary<(string Account, string Name), IamRole> roles)
    {
        var partition = snapshot.Header.Partition.Length > 0 ? snapshot.Header.Partition : "aws";
        var byProfile = roles
            .SelectMany(r =>
                r.Value.InstanceProfiles.Select(p =>
                    (Profile: p, Arn: $"arn:{partition}:iam::{r.Key.Account}:role{r.Value.Path}{r.Value.Name}")
                )
            )
            .ToLookup(static r => r.Profile, static r => r.Arn, StringComparer.Ordinal);
        return snapshot
            .AllKnown<Ec2Instance>()
            .Where(static i => i.Value.InstanceProfileArn is not null)
            .SelectMany(i =>
                byProfile[i.Value.InstanceProfileArn!]
                    .Select(role => new EscalationWorkload(
                        i.Resource.Arn ?? $"arn:{partition}:ec2:{i.Resource.Region}:{i.Resource.AccountId}:instance/{i.Value.InstanceId}",
                        role
                    ))
            );
    }

    // The management account administers Identity Center where it is on, which its service's role tells; another account may do so as well.
    private static HashSet<string> IdentityCenter(Snapshot snapshot, Dictionary<(string Account, string Name), IamRole> roles)
    {
        var isOn = roles
            .Where(static r => r.Value.Path == IdentityCenterRole)
            .Select(static r => r.Key.Account)
            .ToHashSet(StringComparer.Ordinal);
        return snapshot
            .AllKnown<OrganizationInfo>()
            .Where(o => o.Value.Exists && isOn.Contains(o.Value.ManagementAccountId))
            .Select(static o => o.Value.ManagementAccountId)
            .ToHashSet(StringComparer.Ordinal);
    }

    // What an attacker can choose is chosen as AWS's tools do; the organization is the same for all principals, or not known.
    private static RequestContext Context(Snapshot snapshot, List<string> accounts)
    {
        var context = RequestContext.Incomplete.With("aws:SecureTransport", "true").With("aws:ViaAWSService", "false");
        var views = snapshot.AllKnown<OrganizationInfo>().ToList();
        var seen = views.Select(static v => v.Resource.AccountId).ToHashSet(StringComparer.Ordinal);
        var members = snapshot.AllKnown<OrganizationTarget>().Select(static t => t.Value.Id).ToHashSet(StringComparer.Ordinal);
        if (views.Count == 0 || !accounts.TrueForAll(a => seen.Contains(a) || members.Contains(a)))
        {
            return context;
        }

        var ids = views.Select(static v => v.Value.Exists ? v.Value.Id : null).Distinct().ToList();
        return ids switch
        {
            [null] => context.With("aws:PrincipalOrgID", ContextValue.Absent),
            [var id] => context.With("aws:PrincipalOrgID", id),
            _ => context,
        };
    }
}
