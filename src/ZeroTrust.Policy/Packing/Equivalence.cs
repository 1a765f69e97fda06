using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Packing;

/// <summary>Whether statements of one effect and one version mean the same as others, by the comparer and in both directions.</summary>
/// <remarks>
/// Denials are compared as what they leave of a permission for everything. Compared as they are, a document that only denies would equal an empty
/// one, although it does not where another policy allows. Steps are proved for the statements that they touch: what the others add is the same on
/// both sides. The principals are compared apart, see <see cref="Draft"/>.
/// </remarks>
internal sealed class Equivalence(PolicyVersion version)
{
    private static readonly Statement AllowsEverything = new() { Effect = Effect.Allow, Action = ActionElement.Of("*"), Resource = ResourceElement.Of("*") };
    private readonly SortedSet<string> _undecided = new(StringComparer.Ordinal);

    /// <summary>Why steps were not taken although nothing speaks against them.</summary>
    public IReadOnlyCollection<string> Undecided => _undecided;

    /// <summary>Whether both sides match the same requests, principals aside.</summary>
    public bool Holds(IReadOnlyCollection<Statement> before, IReadOnlyCollection<Statement> after) => Covers(before, after) && Covers(after, before);

    /// <summary>Whether the first statements match all that the second ones match, principals aside.</summary>
    public bool Covers(IReadOnlyCollection<Statement> outer, IReadOnlyCollection<Statement> inner)
    {
        var covers = outer.Select(static s => s with { Principal = null }).ToList();
        return inner.Select(static s => s with { Principal = null })
            .Select(statement => ComparisonReduction.WithoutCommonEntries(statement, covers)).OfType<Statement>()
            .SelectMany(ComparisonReduction.ByAction)
            .All(statement => IsCovered(statement, covers));
    }

    private bool IsCovered(Statement inner, List<Statement> covers)
    {
        var meeting = ComparisonReduction.Meeting(inner, covers);
        if (ComparisonReduction.IsRefuted(inner, meeting)) return false;
        var (statement, outer) = ComparisonReduction.WithoutCommonElements(inner, meeting);
        // To deny less is to allow more.
        var comparison = statement.Effect == Effect.Allow
            ? PolicyComparer.Compare(Document(outer), Document([statement]))
            : PolicyComparer.Compare(Document([AllowsEverything, statement]), Document([AllowsEverything, .. outer]));
        if (comparison.Verdict == ComparisonVerdict.Undecided) _undecided.Add(comparison.Reason);
        return comparison.Verdict == ComparisonVerdict.NoNewAccess;
    }

    private PolicyDocument Document(IReadOnlyList<Statement> statements) => new() { DeclaredVersion = version, Statements = statements };
}
