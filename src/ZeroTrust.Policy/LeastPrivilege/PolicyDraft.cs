using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>Makes a policy of uses, and proves that it does not exceed the old one: statements for which
/// that cannot be proved are left out.</summary>
/// <param name="options">How tight.</param>
/// <param name="old">What the new policy must not exceed; null when there is nothing.</param>
/// <param name="uses">What was seen.</param>
internal sealed class PolicyDraft(LeastPrivilegeOptions options, PolicyDocument? old, IReadOnlyList<ObservedUse> uses)
{
    private readonly PolicyDocument? _old = old;
    private readonly GrantNarrowing? _narrowing = old is null ? null : new GrantNarrowing(old);
    private readonly List<DroppedGrant> _dropped = [];

    /// <summary>What was left out.</summary>
    public IReadOnlyList<DroppedGrant> Dropped => [.. _narrowing?.Dropped ?? [], .. _dropped];

    /// <summary>Makes the policy.</summary>
    public (PolicyDocument Policy, PolicyComparison? Comparison) Make(CancellationToken cancellationToken)
    {
        var version = _old?.Version ?? PolicyVersion.V2012;
        var needs = Need.Of(uses, options.Scope, version).ToArray();
        var grants = new List<Grant>();
        foreach (var need in needs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            grants.AddRange(_narrowing?.Narrow(need) ?? [need.Grant(ResourceElement.Of(need.Pattern), ConditionBlock.Empty)]);
        }

        foreach (var need in options.IncludeReadOnly ? Extra(needs) : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            grants.AddRange(_narrowing?.NarrowExtra(need) ?? [need.Grant(ResourceElement.Of(need.Pattern), ConditionBlock.Empty)]);
        }

        // With an old policy names stay as they are: a wildcard would also take in actions that AWS adds some day.
        var statements = GrantPacking.Pack(grants, compress: options.IncludeReadOnly && _old is null);
        return _old is null ? (new PolicyDocument { Statements = statements }, null) : Prove(_old, statements, cancellationToken);
    }

    // Other actions that list or read, on the resources that were seen, of every service of which something was read.
    private static IEnumerable<Need> Extra(IReadOnlyList<Need> needs)
    {
        foreach (var service in needs.GroupBy(static need => need.Action.Service, StringComparer.Ordinal))
        {
            if (!service.Any(static need => IsReading(need.Action)) || IamCatalogue.Default.FindService(service.Key) is not { } known)
            {
                continue;
            }

            var seen = service.Select(static need => need.Action.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var action in known.Actions.Where(action => IsReading(action) && !seen.Contains(action.Name)))
            {
                var patterns =
                    action.ResourceTypes.Count == 0
                        ? ["*"]
                        : service
                            .Where(need => need.Uses.Any(use => ResourcePatterns.TypeOf(action, use.Resource!) is not null))
                            .Select(static need => need.Pattern)
                            .Where(static pattern => pattern != "*");
                foreach (var pattern in patterns.Distinct(StringComparer.Ordinal))
                {
                    yield return new Need(action, pattern, [], service.First().Request);
                }
            }
        }
    }

    private static bool IsReading(IamAction action) => action.AccessLevel is AccessLevel.List or AccessLevel.Read;

    private (PolicyDocument Policy, PolicyComparison Comparison) Prove(
        PolicyDocument old,
        IReadOnlyList<Statement> allows,
        CancellationToken cancellationToken
    )
    {
        var denies = old.Statements.Where(static statement => statement.IsUnderstood && statement.Effect == Effect.Deny).ToArray();
        var policy = new PolicyDocument { DeclaredVersion = old.DeclaredVersion, Statements = [.. allows, .. denies] };
        var comparison = PolicyComparer.Compare(old, policy);
        while (
            comparison.Verdict != ComparisonVerdict.NoNewAccess
            && policy.Statements.Any(static statement => statement.Effect == Effect.Allow)
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            var left = policy.Statements.Where(static statement => statement.Effect == Effect.Allow).ToArray();
            var guilty =
                left.FirstOrDefault(statement => statement.Sid == comparison.Statement?.Sid)
                ?? left.FirstOrDefault(statement =>
                    PolicyComparer.Compare(old, policy with { Statements = [statement, .. denies] }).Verdict
                    != ComparisonVerdict.NoNewAccess
                )
                ?? left[^1];
            var reason = comparison.Example is { } example
                ? $"it would allow {example.Action} on {example.Resource}, which the old policy does not"
                : $"not proved to be within the old policy: {comparison.Reason}";
            _dropped.AddRange(
                guilty.Action!.Patterns.Select(action => new DroppedGrant(
                    action.Text,
                    string.Join(", ", guilty.Resource!.Patterns.Select(static pattern => pattern.Text)),
                    reason
                )
                {
                    IsUnproved = comparison.Example is null,
                })
            );
            policy = policy with { Statements = [.. policy.Statements.Where(statement => statement != guilty)] };
            comparison = PolicyComparer.Compare(old, policy);
        }

        return comparison.Verdict == ComparisonVerdict.NoNewAccess
            ? WithoutIdleDenials(old, policy, comparison, cancellationToken)
            : (policy, comparison);
    }

    // A denial of the old policy that takes nothing away from the new one need not stand in it.
    private static (PolicyDocument Policy, PolicyComparison Comparison) WithoutIdleDenials(
        PolicyDocument old,
        PolicyDocument policy,
        PolicyComparison comparison,
        CancellationToken cancellationToken
    )
    {
        foreach (var denial in policy.Statements.Where(static statement => statement.Effect == Effect.Deny).ToArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var without = policy with { Statements = [.. policy.Statements.Where(statement => !ReferenceEquals(statement, denial))] };
            if (PolicyComparer.Compare(old, without) is { Verdict: ComparisonVerdict.NoNewAccess } proved)
            {
                (policy, comparison) = (without, proved);
            }
        }

        return (policy, comparison);
    }
}
