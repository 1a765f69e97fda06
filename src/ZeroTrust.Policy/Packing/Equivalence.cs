using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Packing;

/// <summary>Whether statements of one effect and one version mean the same as others, by the comparer and in both directions.</summary>
/// <remarks>
/// Denials are compared as what they leave of a permission for everything. Compared as they are, a
/// document that only denies would equal an empty
/// one, although it does not where another policy allows. Steps are proved for the statements that
/// they touch: what the others add is the same on
/// both sides. The principals are compared apart, see <see cref="Draft"/>.
/// </remarks>
internal sealed class Equivalence(PolicyVersion version)
{
    private static readonly Statement AllowsEverything = new()
    {
        Effect = Effect.Allow,
        Action = ActionElement.Of("*"),
        Resource = ResourceElement.Of("*"),
    };

    // Packing asks many questions, and what is not answered soon only costs some room.
    private const int EffortPerQuestion = 40_000;

    private readonly Dictionary<string, bool> _answers = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _undecided = new(StringComparer.Ordinal);

    /// <summary>Why steps were not taken although nothing speaks against them.</summary>
    public IReadOnlyCollection<string> Undecided => _undecided;

    /// <summary>Whether both sides match the same requests, principals aside.</summary>
    public bool Holds(IReadOnlyCollection<Statement> before, IReadOnlyCollection<Statement> after) =>
        Covers(before, after) && Covers(after, before);

    /// <summary>Whether the first statements match all that the second ones match, principals aside.</summary>
    public bool Covers(IReadOnlyCollection<Statement> outer, IReadOnlyCollection<Statement> inner)
    {
        var covers = outer.Select(static s => s with { Principal = null }).ToList();
        return inner
            .Select(static s => s with { Principal = null })
            .Select(statement => ComparisonReduction.WithoutCommonEntries(statement, covers))
            .OfType<Statement>()
            .SelectMany(ComparisonReduction.ByAction)
            .All(statement => IsCovered(statement, covers));
    }

    private bool IsCovered(Statement inner, List<Statement> covers)
    {
        var meeting = ComparisonReduction.Meeting(inner, covers);
        if (ComparisonReduction.IsRefuted(inner, meeting))
        {
            return false;
        }
        // One entry against one entry answers most of it, and costs nothing beside one list against another.
        if (inner.Resource is { IsNot: false } resource)
        {
            var rest = resource
                .Patterns.Where(pattern => !IsCoveredByOne(inner with { Resource = new ResourceElement(false, [pattern]) }, meeting))
                .ToList();
            if (rest.Count == 0)
            {
                return true;
            }

            if (rest.Count < resource.Patterns.Count)
            {
                inner = inner with { Resource = new ResourceElement(false, rest) };
                meeting = ComparisonReduction.Meeting(inner, meeting);
                if (ComparisonReduction.IsRefuted(inner, meeting))
                {
                    return false;
                }
            }
        }

        var useful = ComparisonReduction.WithoutUselessConditions(inner, meeting);
        if (useful.Count < meeting.Count && ComparisonReduction.IsRefuted(inner, useful))
        {
            return false;
        }

        return useful.Count > 0 && IsProved(inner, useful);
    }

    private bool IsCoveredByOne(Statement inner, List<Statement> covers) =>
        covers.Exists(cover => ComparisonReduction.OneEntry(cover, inner) is { } entry && IsProved(inner, [entry]));

    private bool IsProved(Statement inner, List<Statement> covers)
    {
        var (statement, outer) = ComparisonReduction.WithoutCommonConditions(inner, covers);
        (statement, outer) = ComparisonReduction.WithoutCommonElements(statement, outer);
        var question = Draft.Text(statement) + string.Concat(outer.Select(Draft.Text));
        if (_answers.TryGetValue(question, out var known))
        {
            return known;
        }
        // To deny less is to allow more.
        var comparison =
            statement.Effect == Effect.Allow
                ? PolicyComparer.Compare(Document(outer), Document([statement]), EffortPerQuestion)
                : PolicyComparer.Compare(
                    Document([AllowsEverything, statement]),
                    Document([AllowsEverything, .. outer]),
                    EffortPerQuestion
                );
        if (comparison.Verdict == ComparisonVerdict.Undecided)
        {
            _undecided.Add($"{Name(inner)}: {comparison.Reason}");
        }

        return _answers[question] = comparison.Verdict == ComparisonVerdict.NoNewAccess;
    }

    private static string Name(Statement statement) =>
        statement.Sid is { } sid ? $"the statement '{sid}'"
        : statement.Position.IsKnown ? $"the statement at {statement.Position}"
        : "a statement";

    private PolicyDocument Document(IReadOnlyList<Statement> statements) => new() { DeclaredVersion = version, Statements = statements };
}
