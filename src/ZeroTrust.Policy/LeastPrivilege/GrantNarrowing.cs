using ZeroTrust.Policy.Actions;
using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>
/// Keeps grants inside an old policy. Each is cut out of a statement that allowed it: the same
/// conditions, the one action, and the resource that is
/// wanted where that lies inside the statement's; otherwise as much of the statement's resource as the use needs.
/// </summary>
internal sealed class GrantNarrowing
{
    private readonly PolicyDocument _old;
    private readonly (Statement Statement, ActionMatcher Actions)[] _allows;
    private readonly Dictionary<(string Outer, string Inner), bool> _contained = [];

    public GrantNarrowing(PolicyDocument old)
    {
        _old = old;
        // Statements without condition first: one that holds the whole resource is enough.
        _allows =
        [
            .. old
                .Statements.Where(static statement =>
                    statement is { IsUnderstood: true, Effect: Effect.Allow, Action: not null, Resource: not null }
                )
                .OrderBy(static statement => statement.Conditions.Conditions.Count)
                .Select(static statement => (statement, new ActionMatcher(statement.Action!))),
        ];
    }

    public List<DroppedGrant> Dropped { get; } = [];

    /// <summary>The grants for a need, none of which exceeds the old policy.</summary>
    public IReadOnlyList<Grant> Narrow(Need need)
    {
        var anywhere = new AccessRequest(need.Request.Request.Principal, need.Action.FullName, "*");
        var statements = _allows.Where(allow => allow.Actions.Match(anywhere)).Select(static allow => allow.Statement).ToArray();
        if (statements.FirstOrDefault(statement => statement.Conditions.IsEmpty && Holds(statement.Resource!, need.Pattern)) is { } enough)
        {
            return [need.Grant(ResourceElement.Of(need.Pattern), enough.Conditions)];
        }

        return need.Uses.Count == 0 ? Unnamed(need, statements) : Named(need, statements);
    }

    /// <summary>The same for access that nobody used yet: what does not fit is left out without a word.</summary>
    public IReadOnlyList<Grant> NarrowExtra(Need need)
    {
        var said = Dropped.Count;
        var grants = Narrow(need);
        Dropped.RemoveRange(said, Dropped.Count - said);
        return grants;
    }

    private List<Grant> Unnamed(Need need, Statement[] statements)
    {
        var grants = new List<Grant>();
        foreach (var statement in statements)
        {
            var patterns = Holds(statement.Resource!, need.Pattern) ? [need.Pattern] : Within(need.Pattern, statement.Resource!).ToArray();
            grants.AddRange(patterns.Select(pattern => need.Grant(ResourceElement.Of(pattern), statement.Conditions)));
        }

        if (grants.Count == 0)
        {
            Drop(need, need.Pattern, "the record does not name the resource, and the old policy allows none of this kind as a whole");
        }

        return grants;
    }

    private List<Grant> Named(Need need, Statement[] statements)
    {
        var grants = new List<Grant>();
        var open = need.Uses.ToHashSet();
        var met = new HashSet<ObservedUse>();
        var narrowed = false;
        foreach (var statement in statements)
        {
            var hit = need.Uses.Where(use => open.Contains(use) && IdentityLayer.MayAllow(use.Request, _old, statement)).ToArray();
            if (hit.Length == 0)
            {
                continue;
            }

            var whole = Holds(statement.Resource!, need.Pattern);
            narrowed |= !whole;
            foreach (var use in hit)
            {
                var resource = whole ? ResourceElement.Of(need.Pattern) : Part(need, use, statement);
                grants.Add(need.Grant(resource, statement.Conditions));
                met.Add(use);
                // A condition that is not known to hold may fail: then another statement has to allow it.
                if (IdentityLayer.IsAllowed(use.Request, _old, statement))
                {
                    open.Remove(use);
                }
            }
        }

        foreach (var use in need.Uses.Where(use => !met.Contains(use)).DistinctBy(static use => use.Resource))
        {
            Drop(need, use.Resource!, "the old policy does not allow it either");
        }

        if (narrowed && met.Count > 0 && need.Pattern.Contains('*', StringComparison.Ordinal))
        {
            Drop(need, need.Pattern, "narrowed to what the old policy allows");
        }

        return grants;
    }

    private ResourceElement Part(Need need, ObservedUse use, Statement statement)
    {
        var resource = statement.Resource!;
        var exact = ResourcePatterns.Literal(use.Resource!, _old.Version);
        bool Allows(string pattern) => IdentityLayer.MayAllow(use.Request, _old, statement with { Resource = ResourceElement.Of(pattern) });
        return Within(need.Pattern, resource).FirstOrDefault(Allows) is { } inside ? ResourceElement.Of(inside)
            : Holds(resource, exact) ? ResourceElement.Of(exact)
            // A variable, such as the user's name: the pattern stays as it is.
            : !resource.IsNot && resource.Patterns.FirstOrDefault(pattern => Allows(pattern.Text)) is { } own ? ResourceElement.Of(own.Text)
            : resource;
    }

    private IEnumerable<string> Within(string outer, ResourceElement resource) =>
        resource.IsNot
            ? []
            : resource.Patterns.Select(static pattern => pattern.Text).Where(inner => Holds(ResourceElement.Of(outer), inner));

    private bool Holds(ResourceElement outer, string inner)
    {
        var key = ((outer.IsNot ? "!" : "") + string.Join('\n', outer.Patterns.Select(static pattern => pattern.Text)), inner);
        if (!_contained.TryGetValue(key, out var holds))
        {
            holds =
                (!outer.IsNot && outer.Patterns.Any(static pattern => pattern.Text == "*"))
                || PolicyComparer.Compare(About(outer), About(ResourceElement.Of(inner))).Verdict == ComparisonVerdict.NoNewAccess;
            _contained.Add(key, holds);
        }

        return holds;
    }

    private PolicyDocument About(ResourceElement resource) =>
        _old with
        {
            Statements =
            [
                new Statement
                {
                    Effect = Effect.Allow,
                    Action = ActionElement.Of("*"),
                    Resource = resource,
                },
            ],
            UnknownElements = [],
            IsDamaged = false,
        };

    private void Drop(Need need, string resource, string reason) => Dropped.Add(new DroppedGrant(need.Action.FullName, resource, reason));
}
