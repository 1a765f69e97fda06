using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Core.Access;

/// <summary>The organization of a snapshot: who belongs to it, and the policies above each account.</summary>
internal sealed class OrganizationLayers
{
    private readonly Dictionary<string, Fact<OrganizationInfo>> _views = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrganizationTarget> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<LayerPolicy>> _attached = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OrganizationLayer> _serviceControl = new(StringComparer.Ordinal);
    private readonly Gap? _policyGap;
    private readonly Gap? _targetGap;
    private readonly bool _hasPolicies;

    public OrganizationLayers(Snapshot snapshot)
    {
        foreach (var view in snapshot.All<OrganizationInfo>())
        {
            _views[view.Resource.AccountId] = view;
        }

        foreach (var target in snapshot.AllKnown<OrganizationTarget>())
        {
            _targets.TryAdd(target.Value.Id, target.Value);
        }

        _targetGap = snapshot.All<OrganizationTarget>().FirstOrDefault(static t => t.Gap is not null)?.Gap;
        var policies = snapshot.All<ServiceControlPolicy>().ToList();
        _hasPolicies = policies.Count > 0;
        _policyGap = policies.Find(static p => p.Gap is not null)?.Gap;
        foreach (var policy in policies.OfType<Known<ServiceControlPolicy>>().Select(static p => p.Value).DistinctBy(static p => p.Id))
        {
            var parsed = LayerPolicy.Parse(policy.Name, policy.Content);
            foreach (var target in policy.TargetIds.Distinct(StringComparer.Ordinal))
            {
                if (!_attached.TryGetValue(target, out var list))
                {
                    _attached.Add(target, list = []);
                }

                list.Add(parsed);
            }
        }
    }

    /// <summary>The organization of an account as the best informed account sees it. Not known: null with a gap,
    /// or without one when nothing is said.</summary>
    public (OrganizationInfo? Info, Gap? Gap) Of(string account)
    {
        var own = _views.GetValueOrDefault(account);
        if (own is Known<OrganizationInfo> { Value: var seen })
        {
            return (seen.Exists ? Views.FirstOrDefault(i => i.Id == seen.Id && i.RootId is not null) ?? seen : seen, null);
        }

        // An account that cannot speak for itself is still listed in the tree of its organization.
        if (
            _targets.ContainsKey(account)
            && Views.Where(static i => i.Exists).OrderByDescending(static i => i.RootId is not null).FirstOrDefault() is { } organization
        )
        {
            return (organization, null);
        }

        if (Views.FirstOrDefault(i => i.Exists && i.ManagementAccountId == account) is { } managed)
        {
            return (managed, null);
        }

        return (null, own?.Gap);
    }

    /// <summary>Service control policies above an account.</summary>
    public OrganizationLayer ServiceControl(string account)
    {
        lock (_serviceControl)
        {
            if (!_serviceControl.TryGetValue(account, out var layer))
            {
                _serviceControl.Add(account, layer = ReadServiceControl(account));
            }

            return layer;
        }
    }

    /// <summary>Resource control policies above an account. Their documents are not collected: where
    /// they may exist, they are not known.</summary>
    public OrganizationLayer ResourceControl(string? account)
    {
        if (account is null)
        {
            return Unknown(PolicyLayer.ResourceControl, "the resource's account, and resource control policies above it,", null);
        }

        var (info, gap) = Of(account);
        if (info is null)
        {
            return Unknown(PolicyLayer.ResourceControl, $"the organization of account {account}", gap);
        }

        // Only the management account and its delegates see which types of policy are on. The management account itself is exempt.
        var may =
            info.Exists
            && info.FeatureSet != "CONSOLIDATED_BILLING"
            && account != info.ManagementAccountId
            && (info.RootId is null || info.EnabledPolicyTypes.Contains("RESOURCE_CONTROL_POLICY"));
        return may
            ? Unknown(PolicyLayer.ResourceControl, $"resource control policies above account {account}", null)
            : new OrganizationLayer(null);
    }

    /// <summary>The path of an account as <c>aws:PrincipalOrgPaths</c> has it; null when it is not known.</summary>
    public string? PathOf(OrganizationInfo info, string account) =>
        _targets.TryGetValue(account, out var target) && target.Ancestors.Count > 0
            ? $"{info.Id}/{string.Join('/', target.Ancestors)}/"
            : null;

    private IEnumerable<OrganizationInfo> Views => _views.Values.OfType<Known<OrganizationInfo>>().Select(static v => v.Value);

    private OrganizationLayer ReadServiceControl(string account)
    {
        var (info, gap) = Of(account);
        if (info is null)
        {
            return Unknown(PolicyLayer.ServiceControl, $"the organization of account {account}", gap);
        }

        // "SCPs are available only in an organization that has all features enabled", and do not affect the management account
        // (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html).
        if (!info.Exists || account == info.ManagementAccountId || info.FeatureSet == "CONSOLIDATED_BILLING")
        {
            return new OrganizationLayer(null);
        }

        if (info.RootId is not null && !info.EnabledPolicyTypes.Contains("SERVICE_CONTROL_POLICY"))
        {
            return new OrganizationLayer(null);
        }

        if (!_targets.TryGetValue(account, out var target))
        {
            return Unknown(PolicyLayer.ServiceControl, $"the place of account {account} in its organization", _targetGap);
        }

        if (!_hasPolicies || _policyGap is not null)
        {
            return Unknown(PolicyLayer.ServiceControl, $"service control policies above account {account}", _policyGap);
        }

        return new OrganizationLayer(
            new OrganizationPolicies(
                [
                    .. target
                        .Ancestors.Append(account)
                        .Select(id => new OrganizationLevel(
                            _targets.GetValueOrDefault(id)?.Name ?? id,
                            _attached.GetValueOrDefault(id) ?? []
                        )),
                ],
                info.ManagementAccountId
            )
        );
    }

    private static OrganizationLayer Unknown(PolicyLayer layer, string subject, Gap? gap) => new(null, new PolicyGap(layer, subject, gap));
}
