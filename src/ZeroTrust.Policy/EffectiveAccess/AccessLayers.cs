using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Services;
using Shape = ZeroTrust.Policy.EffectiveAccess.EffectiveAccessAnalyzer.Shape;

namespace ZeroTrust.Policy.EffectiveAccess;

/// <summary>The layers of a principal, and what they say about the actions that have the same statements.</summary>
internal sealed class AccessLayers
{
    private static readonly LayerPolicy Root = new(
        "the root user's rights",
        new PolicyDocument
        {
            Statements =
            [
                new Statement
                {
                    Effect = Effect.Allow,
                    Action = ActionElement.Of("*"),
                    Resource = ResourceElement.Of("*"),
                },
            ],
        }
    );

    private readonly RequestPrincipal _principal;
    private readonly StatementSet _identity;
    private readonly List<StatementSet> _limits = [];
    private readonly List<StatementSet> _others = [];
    private readonly StatementSet _resources;
    private readonly HashSet<AccessStatement> _direct = [];
    private StatementSet[]? _all;
    private char[]? _marks;
    private readonly HashSet<AccessStatement> _granting = [];

    public AccessLayers(RequestPrincipal principal, PolicySet policies, IReadOnlyList<OwnedResource> resources)
    {
        _principal = principal;
        var isRoot = principal.Kind == RequestPrincipalKind.Root;
        _identity = new StatementSet(PolicyLayer.Identity, null, isRoot ? [Root] : policies.Identity, Doubts);
        if (policies.Boundary is { } boundary && !isRoot)
        {
            _limits.Add(new StatementSet(PolicyLayer.Boundary, null, [boundary], Doubts));
        }

        if (policies.Session is { } session && !isRoot)
        {
            _limits.Add(new StatementSet(PolicyLayer.Session, null, session, Doubts));
        }

        if (
            policies.ServiceControl is { } organization
            && principal.IsServiceLinkedRole != Truth.True
            && (organization.ManagementAccount is null || organization.ManagementAccount != principal.Account)
        )
        {
            foreach (var level in organization.Levels)
            {
                _limits.Add(new StatementSet(PolicyLayer.ServiceControl, level.Name, level.Policies, Doubts));
            }
        }
        if (
            policies.ResourceControl is { } control
            && principal.IsServiceLinkedRole != Truth.True
            && (control.ManagementAccount is null || control.ManagementAccount != principal.Account)
        )
        {
            foreach (var level in control.Levels)
            {
                _others.Add(new StatementSet(PolicyLayer.ResourceControl, level.Name, level.Policies, Doubts));
            }
        }
        var own = resources
            .Where(r => r.Account == principal.Account && MayConcern(r.Policy))
            .Select(r => (Policy: r.InPlace(), r.IsRole))
            .ToList();
        var trusts = own.Where(r => r.IsRole).Select(r => r.Policy).ToHashSet();
        _resources = new StatementSet(PolicyLayer.Resource, null, own.Select(r => r.Policy), Doubts);
        _others.Add(_resources);
        Doubts.AddRange(policies.UnknownLayers.Select(static layer => new Doubt.UnreadLayer(layer)));
        for (var i = 0; i < _resources.Count; i++)
        {
            var statement = _resources[i];
            var named = statement.Statement.Principal is { } element
                ? new PrincipalMatcher(element).Match(principal, statement.Statement.Effect == Effect.Deny, policies.Boundary is not null)
                : PrincipalGrant.None;
            if (named.Role.IsTrue)
            {
                _granting.Add(statement);
            }
            // Boundaries and session policies limit the assuming of a role whoever its trust policy names.
            if (named.Direct.IsTrue && !trusts.Contains(statement.Policy))
            {
                _direct.Add(statement);
            }
        }
    }

    /// <summary>Layers and statements that could not be read.</summary>
    public List<Doubt> Doubts { get; } = [];

    private StatementSet[] All => _all ??= [_identity, .. _limits, .. _others];

    /// <summary>Which statements match the action with this number, as a text; null when none could allow it.</summary>
    public string? Signature(int action)
    {
        var marks = _marks ??= new char[All.Sum(s => s.Count) + 1];
        var at = 0;
        foreach (var set in All)
        {
            set.Mark(action, marks.AsSpan(at));
            at += set.Count;
        }
        // Resource control policies reach some services only.
        marks[at] = ResourceControlCoverage.Covers(ActionSet.All[action].Probe) ? '1' : '0';
        var signature = new string(marks);
        return
            Pick(_identity, signature, 0, Effect.Allow).Any()
            || Pick(_resources, signature, at - _resources.Count, Effect.Allow).Any(_granting.Contains)
            ? signature
            : null;
    }

    /// <summary>What the layers leave of the statements with a signature.</summary>
    /// <param name="signature">The signature.</param>
    /// <param name="blocked">The layer that takes all of it away; null when something is left or nothing was there.</param>
    public IReadOnlyList<Shape> Read(string signature, out (PolicyLayer, string?, AccessStatement?)? blocked)
    {
        blocked = null;
        var at = 0;
        List<AccessStatement> allows = [],
            denies = [];
        var limits = new List<AccessLimit>();
        foreach (var set in All)
        {
            if (ReferenceEquals(set, _identity) || ReferenceEquals(set, _resources))
            {
                allows.AddRange(
                    Pick(set, signature, at, Effect.Allow).Where(s => s.Layer == PolicyLayer.Identity || _granting.Contains(s))
                );
            }
            else if (_limits.Contains(set))
            {
                limits.Add(new AccessLimit(set.Layer, set.Level, [.. Pick(set, signature, at, Effect.Allow)]));
            }

            if (set.Layer != PolicyLayer.ResourceControl || signature[^1] == '1')
            {
                denies.AddRange(Pick(set, signature, at, Effect.Deny).Where(Concerns));
            }

            at += set.Count;
        }
        var shapes = new List<Shape>();
        foreach (var allow in allows)
        {
            if (Left(allow, limits, denies, ref blocked) is { } shape)
            {
                shapes.Add(shape);
            }
        }
        if (shapes.Count > 0)
        {
            blocked = null;
        }

        return shapes;
    }

    private Shape? Left(
        AccessStatement allow,
        List<AccessLimit> limits,
        List<AccessStatement> denies,
        ref (PolicyLayer, string?, AccessStatement?)? blocked
    )
    {
        var within = new List<AccessLimit>();
        foreach (var limit in limits)
        {
            // What names the session or everyone is not limited by boundary and session.
            if (
                _direct.Contains(allow)
                && limit.Layer is PolicyLayer.Boundary or PolicyLayer.Session
                && allow.Layer == PolicyLayer.Resource
            )
            {
                continue;
            }

            if (limit.Statements.Any(s => StatementSet.IsInside(allow, s)))
            {
                continue;
            }

            var alternatives = limit.Statements.Where(s => !StatementSet.AreApart(allow, s)).ToArray();
            if (alternatives.Length == 0)
            {
                blocked = (limit.Layer, limit.Level, null);
                return null;
            }
            within.Add(limit with { Statements = alternatives });
        }
        var exceptions = new List<AccessStatement>();
        foreach (var deny in denies)
        {
            if (StatementSet.IsInside(allow, deny) && IsCertain(deny))
            {
                blocked = (deny.Layer, deny.Level, deny);
                return null;
            }
            if (!StatementSet.AreApart(allow, deny))
            {
                exceptions.Add(deny);
            }
        }
        return new Shape(Key(allow, within, exceptions), [allow], within, exceptions);
    }

    private static string Key(AccessStatement allow, List<AccessLimit> within, List<AccessStatement> exceptions)
    {
        var same = allow.Statement with { Sid = null, Action = ActionElement.Of("*"), Principal = null };
        return $"{allow.Policy.Document.Version} {same.ToJson()} | "
            + $"{string.Join(";", within.Select(l => $"{l.Layer}{l.Level}:{string.Join(',', l.Statements)}"))} | "
            + $"{string.Join(',', exceptions)}";
    }

    /// <summary>Whether something in a resource's policy is about the principal, or cannot be read.</summary>
    private bool MayConcern(LayerPolicy policy) =>
        !policy.Document.IsUnderstood
        || policy.Document.Statements.Any(s =>
            s.Principal is not { } element
            || !new PrincipalMatcher(element).Match(_principal, s.Effect == Effect.Deny, hasBoundary: true).Any.IsFalse
        );

    /// <summary>Whether a denial is about the principal: policies of resources and resource control policies name someone.</summary>
    private bool Concerns(AccessStatement deny) => !Names(deny).IsFalse;

    private bool IsCertain(AccessStatement deny) => Names(deny).IsTrue;

    private DoubtedTruth Names(AccessStatement deny) =>
        deny.Statement.Principal is not { } element
            ? DoubtedTruth.True
            : new PrincipalMatcher(element).Match(_principal, isDenied: true, hasBoundary: false).Any;

    private static IEnumerable<AccessStatement> Pick(StatementSet set, string signature, int at, Effect effect)
    {
        for (var i = 0; i < set.Count; i++)
        {
            if (signature[at + i] == '1' && set[i].Statement.Effect == effect)
            {
                yield return set[i];
            }
        }
    }
}
