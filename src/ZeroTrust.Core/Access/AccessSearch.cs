using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.EffectiveAccess;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Core.Access;

/// <summary>The two questions about effective access: what somebody can do, and who can do something.</summary>
public static class AccessSearch
{
    /// <summary>Describes what a principal can do over all layers.</summary>
    /// <param name="principal">Who.</param>
    /// <param name="found">Its policies.</param>
    /// <param name="resources">Resources of its account that have a policy, and what is not known of them.</param>
    /// <param name="onlyActions">Patterns of actions to tell of; empty for all.</param>
    /// <param name="includeBlocked">Whether to tell what other layers take away wholly.</param>
    public static EffectiveAccessAnswer Describe(
        RequestPrincipal principal,
        PrincipalPolicySet found,
        (IReadOnlyList<OwnedResource> Known, IReadOnlyList<PolicyGap> Gaps) resources,
        IReadOnlyCollection<string> onlyActions,
        bool includeBlocked
    )
    {
        var report = EffectiveAccessAnalyzer.Describe(principal, found.Policies, resources.Known);

        // A resource's policy that is not known matters for that resource; what other layers hide concerns everything.
        var hidden = AccessWords.Unknowns(report.Doubts, found.Gaps);
        IReadOnlyList<string> unknowns =
        [
            .. hidden.Concat(resources.Gaps.Select(static g => g.ToString())).Distinct(StringComparer.Ordinal),
        ];
        var wanted =
            onlyActions.Count == 0
                ? null
                : IamCatalogue.Default.Expand(onlyActions).Select(static a => a.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var name = principal.ToString();
        var entries = new List<EffectiveAccessEntry>();
        foreach (var grant in report.Grants)
        {
            if (Narrow(grant.Actions, grant.ActionCount, wanted) is not { } actions)
            {
                continue;
            }

            var kind = grant.IsUnconditional && hidden.Count == 0 ? EffectiveAccessKind.Granted : EffectiveAccessKind.Limited;
            entries.Add(
                new EffectiveAccessEntry(name, kind, actions.Patterns, actions.Count)
                {
                    Resources = grant.Resources,
                    Conditions = [.. grant.Conditions.Select(AccessWords.Of)],
                    Limits = [.. grant.Limits.Select(static l => string.Join(" or ", l.Statements.Select(AccessWords.Of)))],
                    Exceptions = [.. grant.Exceptions.Select(AccessWords.Of)],
                    Sources = [.. grant.Sources.Select(AccessWords.Of)],
                    Unknowns = unknowns,
                    Grant = grant,
                }
            );
        }

        foreach (var block in includeBlocked ? report.Blocks : [])
        {
            if (Narrow(block.Actions, block.ActionCount, wanted) is not { } actions)
            {
                continue;
            }

            entries.Add(
                new EffectiveAccessEntry(name, EffectiveAccessKind.Blocked, actions.Patterns, actions.Count)
                {
                    BlockedBy = block.Layer + (block.Level is null ? "" : " of " + block.Level),
                    Exceptions = block.Statement is { } deny ? [AccessWords.Of(deny)] : [],
                    Unknowns = unknowns,
                }
            );
        }

        return new EffectiveAccessAnswer(entries, unknowns);
    }

    /// <summary>Finds the users and roles of a snapshot that can do something or might, and whom the
    /// resource's policy names beside them: everyone,
    /// services, identity providers, other accounts.</summary>
    /// <param name="policies">The snapshot's policies.</param>
    /// <param name="action">The action.</param>
    /// <param name="resource">The resource's ARN, or <c>*</c>.</param>
    /// <param name="given">Policies in the place of what the facts say.</param>
    /// <param name="context">Condition keys of the request.</param>
    /// <param name="resourceAccount">The account that owns the resource; null to take it from the ARN or the snapshot.</param>
    /// <returns>Those who can for certain, then those who might. No other user or role of the snapshot can.</returns>
    public static IReadOnlyList<AccessTest> WhoCan(
        SnapshotPolicies policies,
        string action,
        string resource,
        GivenPolicies given,
        RequestContext context,
        string? resourceAccount
    )
    {
        var layer = policies.Resource(resource);
        var owner = resourceAccount ?? layer.AccountId;
        var gaps = new Dictionary<RequestPrincipal, IReadOnlyList<PolicyGap>>();
        var asked = new List<PrincipalAccess>();
        foreach (
            var principal in policies
                .Principals.Select(static h => h.Principal)
                .Concat(NamedOutside(policies, given.Resource ?? layer.Policy))
        )
        {
            var found = given.Over(policies.PoliciesOf(principal, resource));
            if (!gaps.TryAdd(principal, found.Gaps))
            {
                continue;
            }

            asked.Add(new PrincipalAccess(principal, found.Policies) { Context = policies.WithFacts(context, principal, owner) });
        }

        return
        [
            .. PrincipalFinder
                .WhoCan(action, resource, asked, resourceAccount: owner)
                .Select(a => new AccessTest(a.Request, a.Decision) { Gaps = gaps[a.Principal] }),
        ];
    }

    /// <summary>Whom Allow statements of a resource's policy name, as far as the snapshot does not have them as users and roles.</summary>
    private static IEnumerable<RequestPrincipal> NamedOutside(SnapshotPolicies policies, LayerPolicy? resource)
    {
        var accounts = policies.Principals.Select(static h => h.AccountId).ToHashSet(StringComparer.Ordinal);
        var entries = (resource?.Document.Statements ?? [])
            .Where(static s => s.Effect == Effect.Allow && s.Principal is { IsNot: false })
            .SelectMany(static s => s.Principal!.Entries);
        foreach (var entry in entries)
        {
            switch (entry.Kind)
            {
                case PrincipalKind.Service:
                    yield return RequestPrincipal.Service(entry.Text);
                    break;
                case PrincipalKind.Federated:
                    yield return RequestPrincipal.Federated(entry.Text);
                    break;
                case PrincipalKind.Aws when entry.IsEveryone:
                    yield return RequestPrincipal.Anonymous;
                    break;
                case PrincipalKind.Aws
                    when policies.PrincipalOf(entry.Text) is { } named
                        && policies.Find(named) is null
                        && (named.Kind != RequestPrincipalKind.Root || !accounts.Contains(named.Account!)):
                    yield return named;
                    break;
            }
        }
    }

    private static (IReadOnlyList<string> Patterns, int Count)? Narrow(IReadOnlyList<string> patterns, int count, HashSet<string>? wanted)
    {
        if (wanted is null)
        {
            return (patterns, count);
        }

        var left = IamCatalogue.Default.Expand(patterns).Select(static a => a.FullName).Where(wanted.Contains).ToArray();
        return left.Length == 0 ? null : (IamCatalogue.Default.Compress(left), left.Length);
    }
}
