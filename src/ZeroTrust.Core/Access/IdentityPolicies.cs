using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Core.Access;

/// <summary>Users, groups and roles of a snapshot with their policies. Each document is read once.</summary>
internal sealed class IdentityPolicies
{
    private readonly Snapshot _snapshot;
    private readonly Dictionary<(string Account, string Arn), LayerPolicy> _managed = [];
    private readonly Dictionary<string, LayerPolicy> _awsManaged = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, string Name), GroupPolicies> _groups = [];
    private readonly Dictionary<(string Account, RequestPrincipalKind Kind, string Name), PolicyHolder> _holders = [];

    public IdentityPolicies(Snapshot snapshot)
    {
        _snapshot = snapshot;
        ReadManaged();
        foreach (var fact in snapshot.AllKnown<IamGroup>())
        {
            _groups[(fact.Resource.AccountId, fact.Value.Name)] = Group(fact);
        }

        var principals = new List<PolicyHolder>();
        principals.AddRange(snapshot.AllKnown<IamUser>().Select(User).OfType<PolicyHolder>());
        principals.AddRange(snapshot.AllKnown<IamRole>().Select(Role).OfType<PolicyHolder>());
        foreach (var holder in principals)
        {
            _holders[(holder.AccountId, holder.Principal.Kind, holder.Principal.Name!)] = holder;
        }

        Principals = principals;
        Groups = [.. _groups.Values];
        NoteWhatIsMissing();
    }

    /// <summary>Users, then roles.</summary>
    public IReadOnlyList<PolicyHolder> Principals { get; }

    public IReadOnlyList<GroupPolicies> Groups { get; }

    /// <summary>Users and roles that are not in <see cref="Principals"/> although they exist, or may.</summary>
    public List<PolicyGap> Gaps { get; } = [];

    /// <summary>The user or role of a principal; null when the snapshot does not have it.</summary>
    public PolicyHolder? Find(RequestPrincipal principal) =>
        principal is { Account: { } account, Name: { } name, Kind: RequestPrincipalKind.User or RequestPrincipalKind.Role }
        && _holders.TryGetValue((account, principal.Kind, name), out var holder)
        && IsSame(holder, principal)
            ? holder
            : null;

    public PolicyHolder? FindRole(string account, string name) => _holders.GetValueOrDefault((account, RequestPrincipalKind.Role, name));

    /// <summary>Why a user or role is not there.</summary>
    public PolicyGap MissingOf(RequestPrincipal principal, PolicyLayer layer)
    {
        var account = principal.Account ?? "";
        var gap =
            principal.Kind == RequestPrincipalKind.User
                ? GapOf<IamUser>(ResourceRef.Of<IamUser>(account, ResourceRef.Global, principal.Name ?? ""))
                : GapOf<IamRole>(ResourceRef.Of<IamRole>(account, ResourceRef.Global, principal.Name ?? ""));
        return new PolicyGap(layer, principal.ToString(), gap);
    }

    // An ARN with another path names nobody: names are unique within an account.
    private static bool IsSame(PolicyHolder holder, RequestPrincipal principal) =>
        principal.Kind == RequestPrincipalKind.User
            ? principal.Arn == holder.Arn
            : principal.RoleArn is null || principal.RoleArn == holder.Arn;

    private void ReadManaged()
    {
        var read = new Dictionary<(string Arn, string Document), LayerPolicy>();
        foreach (var fact in _snapshot.AllKnown<IamPolicy>())
        {
            var key = (fact.Value.Arn, fact.Value.Document);
            if (!read.TryGetValue(key, out var policy))
            {
                read.Add(key, policy = LayerPolicy.Parse(fact.Value.Arn, fact.Value.Document));
            }

            _managed[(fact.Resource.AccountId, fact.Value.Arn)] = policy;
            if (fact.Value.AwsManaged)
            {
                _awsManaged.TryAdd(fact.Value.Arn, policy);
            }
        }
    }

    /// <summary>A managed policy; AWS's own are the same in all accounts.</summary>
    private LayerPolicy? Managed(string account, string arn) =>
        _managed.GetValueOrDefault((account, arn)) ?? _awsManaged.GetValueOrDefault(arn);

    private List<LayerPolicy> Policies(
        string account,
        IEnumerable<AttachedPolicy> attached,
        IEnumerable<InlinePolicy> inline,
        string suffix,
        List<PolicyGap> gaps
    )
    {
        var policies = new List<LayerPolicy>();
        foreach (var reference in attached)
        {
            if (Managed(account, reference.Arn) is { } policy)
            {
                policies.Add(policy);
            }
            else
            {
                gaps.Add(MissingManaged(account, reference.Arn, PolicyLayer.Identity));
            }
        }

        policies.AddRange(inline.Select(policy => LayerPolicy.Parse(policy.Name + suffix, policy.Document)));
        return policies;
    }

    private PolicyGap MissingManaged(string account, string arn, PolicyLayer layer) =>
        new(
            layer,
            (layer == PolicyLayer.Boundary ? "the boundary " : "the managed policy ") + arn,
            GapOf<IamPolicy>(ResourceRef.Of<IamPolicy>(account, ResourceRef.Global, arn))
        );

    private GroupPolicies Group(Known<IamGroup> fact)
    {
        var gaps = new List<PolicyGap>();
        var account = fact.Resource.AccountId;
        var policies = Policies(account, fact.Value.AttachedPolicies, fact.Value.InlinePolicies, " of group " + fact.Value.Name, gaps);
        return new GroupPolicies(ArnOf(fact.Resource, "group", fact.Value.Path, fact.Value.Name), fact.Value.Name, account, policies, gaps);
    }

    private PolicyHolder? User(Known<IamUser> fact)
    {
        var (account, user) = (fact.Resource.AccountId, fact.Value);
        if (Holder(ArnOf(fact.Resource, "user", user.Path, user.Name), account, RequestPrincipalKind.User) is not { } holder)
        {
            return null;
        }

        var gaps = new List<PolicyGap>();
        var policies = Policies(account, user.AttachedPolicies, user.InlinePolicies, "", gaps);
        var groups = new List<GroupPolicies>();
        foreach (var name in user.Groups)
        {
            if (_groups.TryGetValue((account, name), out var group))
            {
                groups.Add(group);
                gaps.AddRange(group.Gaps);
            }
            else
            {
                gaps.Add(
                    new PolicyGap(
                        PolicyLayer.Identity,
                        $"the group {name}",
                        GapOf<IamGroup>(ResourceRef.Of<IamGroup>(account, ResourceRef.Global, name))
                    )
                );
            }
        }

        return holder with
        {
            Policies = policies,
            Groups = groups,
            Identity = [.. policies.Concat(groups.SelectMany(static g => g.Policies)).Distinct()],
            Boundary = Boundary(account, user.PermissionsBoundaryArn, gaps),
            Tags = user.Tags,
            Gaps = gaps,
        };
    }

    private PolicyHolder? Role(Known<IamRole> fact)
    {
        var (account, role) = (fact.Resource.AccountId, fact.Value);
        if (Holder(ArnOf(fact.Resource, "role", role.Path, role.Name), account, RequestPrincipalKind.Role) is not { } holder)
        {
            return null;
        }

        var gaps = new List<PolicyGap>();
        var policies = Policies(account, role.AttachedPolicies, role.InlinePolicies, "", gaps);
        return holder with
        {
            Policies = policies,
            Identity = policies,
            Boundary = Boundary(account, role.PermissionsBoundaryArn, gaps),
            Trust = LayerPolicy.Parse("trust policy of " + role.Name, role.TrustPolicy),
            Tags = role.Tags,
            Gaps = gaps,
        };
    }

    private LayerPolicy? Boundary(string account, string? arn, List<PolicyGap> gaps)
    {
        if (arn is null)
        {
            return null;
        }

        var policy = Managed(account, arn);
        if (policy is null)
        {
            gaps.Add(MissingManaged(account, arn, PolicyLayer.Boundary));
        }

        return policy;
    }

    private PolicyHolder? Holder(string arn, string account, RequestPrincipalKind kind)
    {
        if (RequestPrincipal.TryParse(arn, null, out var principal) && principal.Kind == kind && principal.Account == account)
        {
            return new PolicyHolder(principal, arn, account);
        }

        Gaps.Add(new PolicyGap(PolicyLayer.Identity, $"a principal with the ARN '{arn}'"));
        return null;
    }

    private string ArnOf(ResourceRef resource, string kind, string path, string name)
    {
        var partition = _snapshot.Header.Partition.Length > 0 ? _snapshot.Header.Partition : "aws";
        return resource.Arn ?? $"arn:{partition}:iam::{resource.AccountId}:{kind}{(path.Length > 0 ? path : "/")}{name}";
    }

    private Gap? GapOf<TFact>(ResourceRef resource)
        where TFact : class =>
        _snapshot.Find<TFact>(resource)?.Gap ?? _snapshot.Header.Accounts.FirstOrDefault(a => a.Id == resource.AccountId)?.Gap;

    private void NoteWhatIsMissing()
    {
        foreach (var account in _snapshot.Header.Accounts.Where(static a => a.Gap is not null))
        {
            Gaps.Add(new PolicyGap(PolicyLayer.Identity, $"users and roles of account {account.Id}", account.Gap));
        }

        var closed = _snapshot
            .Header.Accounts.Where(static a => a.Gap is not null)
            .Select(static a => a.Id)
            .ToHashSet(StringComparer.Ordinal);
        NoteMissing<IamUser>("users", "the user", closed);
        NoteMissing<IamRole>("roles", "the role", closed);
    }

    private void NoteMissing<TFact>(string all, string one, HashSet<string> closed)
        where TFact : class
    {
        foreach (var fact in _snapshot.All<TFact>().Where(f => f.Gap is not null && !closed.Contains(f.Resource.AccountId)))
        {
            Gaps.Add(
                new PolicyGap(
                    PolicyLayer.Identity,
                    fact.Resource.Type == ResourceRef.AccountType
                        ? $"{all} of account {fact.Resource.AccountId}"
                        : $"{one} {fact.Resource}",
                    fact.Gap
                )
            );
        }

        var asked = _snapshot.Header.FactTypes;
        if (asked.Count > 0 && !asked.Contains(FactTypes.NameOf<TFact>()))
        {
            Gaps.Add(new PolicyGap(PolicyLayer.Identity, all + " (nobody asked for them)"));
        }
    }
}
