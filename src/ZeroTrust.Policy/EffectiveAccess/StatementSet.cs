using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.EffectiveAccess;

/// <summary>The statements of a layer, ready to be asked which of them match an action.</summary>
internal sealed class StatementSet
{
    private readonly List<(AccessStatement Statement, ActionSet Actions)> _all = [];

    public StatementSet(PolicyLayer layer, string? level, IEnumerable<LayerPolicy> policies, List<Doubt> doubts)
    {
        Layer = layer;
        Level = level;
        foreach (var policy in policies)
        {
            doubts.AddRange(policy.Malformed(layer));
            for (var i = 0; i < policy.Document.Statements.Count; i++)
            {
                var statement = policy.Document.Statements[i];
                if (statement.IsUnderstood && statement.Action is not null)
                {
                    _all.Add((new AccessStatement(layer, level, policy, i), ActionSet.Of(statement)));
                }
            }
        }
    }

    public PolicyLayer Layer { get; }

    public string? Level { get; }

    public int Count => _all.Count;

    public AccessStatement this[int index] => _all[index].Statement;

    /// <summary>Marks the statements that match an action of the catalogue.</summary>
    public void Mark(int action, Span<char> marks)
    {
        for (var i = 0; i < _all.Count; i++)
        {
            marks[i] = _all[i].Actions[action] ? '1' : '0';
        }
    }

    /// <summary>Whether a statement is about everything, so that it is as wide as can be.</summary>
    public static bool IsAboutEverything(AccessStatement statement) =>
        statement.Statement.Conditions.IsEmpty
        && (
            statement.Statement.Resource is null
            || (!statement.Statement.Resource.IsNot && statement.Statement.Resource.Patterns.Any(p => p.Text == "*"))
        );

    /// <summary>Whether two statements have no resource in common, for certain.</summary>
    public static bool AreApart(AccessStatement left, AccessStatement right) => !CanBeBoth(left, right, negateRight: false);

    /// <summary>Whether every resource of one is a resource of the other, for certain, and the other has no conditions.</summary>
    public static bool IsInside(AccessStatement inner, AccessStatement outer) =>
        IsAboutEverything(outer)
        || (outer.Statement.Conditions.IsEmpty && !HasVariables(outer) && !CanBeBoth(inner, outer, negateRight: true));

    private static bool CanBeBoth(AccessStatement left, AccessStatement right, bool negateRight)
    {
        List<TextLanguage> inside = [],
            outside = [];
        Require(left, inside, outside);
        if (negateRight)
        {
            Require(right, outside, inside);
        }
        else
        {
            Require(right, inside, outside);
        }

        var effort = new Effort(20_000);
        return TextSearch.Find(inside, outside, effort) is not null || effort.RanOut;
    }

    private static bool HasVariables(AccessStatement statement) =>
        statement.Statement.Resource?.Patterns.Any(p => p.Parse(statement.Policy.Document.Version).HasVariables) ?? false;

    private static void Require(AccessStatement statement, List<TextLanguage> inside, List<TextLanguage> outside)
    {
        if (statement.Statement.Resource is not { } resource)
        {
            return;
        }

        var patterns = resource.Patterns.Select(p => p.Parse(statement.Policy.Document.Version)).ToArray();
        // The value of a variable may be anything, so nothing can be excluded by it.
        if (resource.IsNot)
        {
            outside.Add(new TextLanguage(patterns.Where(p => !p.HasVariables).Select(Glob)));
        }
        else
        {
            inside.Add(new TextLanguage(patterns.Select(Glob)));
        }
    }

    private static Glob Glob(PatternText pattern) =>
        new(
            [
                .. pattern.Parts.SelectMany(static part =>
                    part.Kind switch
                    {
                        PatternPartKind.AnyOne => [GlobElement.One],
                        PatternPartKind.AnyRun or PatternPartKind.Variable => [GlobElement.Many],
                        _ => part.Text.Select(GlobElement.Of),
                    }
                ),
            ],
            ignoreCase: false
        );
}
