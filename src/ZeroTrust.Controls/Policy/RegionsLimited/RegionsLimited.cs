using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Controls.Policy;

/// <summary>Service control policies limit accounts to chosen regions.</summary>
internal sealed class RegionsLimited : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings)
    {
        foreach (var fact in snapshot.Listed<OrganizationInfo>())
        {
            if (fact is not Known<OrganizationInfo> organization)
            {
                yield return control.Unknown(fact.Resource, fact.Gap!);
            }
            else if (!organization.Value.Exists)
            {
                yield return control.NotApplicable(
                    fact.Resource,
                    "The account is in no organization.",
                    organization.Shows("exists", false)
                );
            }
        }

        var known = snapshot.AllKnown<OrganizationInfo>().FirstOrDefault(static organization => organization.Value.Exists);
        var gaps = known is null
            ? []
            : snapshot
                .All<OrganizationTarget>()
                .Select(static fact => fact.Gap)
                .Concat(snapshot.All<ServiceControlPolicy>().Select(static fact => fact.Gap))
                .OfType<Gap>()
                .ToArray();
        if (gaps.Length > 0)
        {
            yield return control.Unknown(known!.Resource, gaps);
        }
        else if (known is not null)
        {
            foreach (var account in snapshot.AllKnown<OrganizationTarget>().Where(static target => target.Value.Kind == "ACCOUNT"))
            {
                yield return Verdict(snapshot, control, settings, account, known);
            }
        }
    }

    private static Finding Verdict(
        Snapshot snapshot,
        ControlInfo control,
        ControlSettings settings,
        Known<OrganizationTarget> account,
        Known<OrganizationInfo> organization
    )
    {
        if (account.Value.Id == organization.Value.ManagementAccountId)
        {
            return control.NotApplicable(
                account.Resource,
                "No service control policy binds the management account.",
                organization.Shows("managementAccountId", account.Value.Id)
            );
        }

        if (account.Value.State == "CLOSED")
        {
            return control.NotApplicable(account.Resource, "The account is closed.", account.Shows("state", "CLOSED"));
        }

        var enabled = organization.Value.EnabledPolicyTypes.Contains("SERVICE_CONTROL_POLICY");
        var levels = enabled
            ? account.Value.Ancestors.Append(account.Value.Id).Select(id => new OrganizationLevel(id, Attached(snapshot, id))).ToList()
            : [];
        var allowed = settings.Texts("allowedRegions");
        var closed =
            allowed.Count == 0 ? [Nowhere] : snapshot.Header.Regions.Except(allowed, StringComparer.Ordinal).Append(Nowhere).ToList();
        var open = enabled ? closed.Where(region => !RegionLimits.Deny(account.Value, levels, region)).ToList() : closed;
        var evidence = new[]
        {
            account.Shows("ancestors", account.Value.Ancestors),
            account.Shows("policies", levels.SelectMany(static level => level.Policies.Select(policy => level.Name + ": " + policy.Name))),
        };
        return open.Count == 0
            ? control.Pass(
                account.Resource,
                $"Policies close every region but {(allowed.Count == 0 ? "chosen ones" : string.Join(", ", allowed))}.",
                evidence
            )
            : control.Fail(
                account.Resource,
                open is [Nowhere]
                    ? "No policy limits the regions."
                    : $"No policy closes {string.Join(", ", open.Where(static region => region != Nowhere))}.",
                evidence
            );
    }

    private static List<LayerPolicy> Attached(Snapshot snapshot, string id) =>
        [
            .. snapshot
                .AllKnown<ServiceControlPolicy>()
                .Where(policy => policy.Value.TargetIds.Contains(id))
                .Select(static policy => LayerPolicy.Parse(policy.Value.Name, policy.Value.Content)),
        ];

    private const string Nowhere = "xx-nowhere-1";
}
