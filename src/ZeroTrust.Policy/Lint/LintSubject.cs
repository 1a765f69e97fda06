using System.Collections.Concurrent;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint;

/// <summary>What rules look at: a document, where it is used, and the catalogue with a memory of expanded patterns.</summary>
internal sealed class LintSubject(
    PolicyDocument document,
    PolicyKind kind,
    IamCatalogue catalogue,
    ConcurrentDictionary<string, IReadOnlyList<IamAction>> expanded
)
{
    /// <summary>More statements, or entries in a list, than this are not compared pair by pair. No
    /// policy that AWS accepts has as many.</summary>
    public const int MaximumCompared = 1_000;

    private const int MaximumRemembered = 20_000;

    public PolicyDocument Document => document;

    public PolicyKind Kind => kind;

    public IamCatalogue Catalogue => catalogue;

    /// <summary>The statements whose every part has a meaning.</summary>
    public IEnumerable<Statement> Statements => document.Statements.Where(s => s.IsUnderstood && s.Action is not null);

    /// <summary>All statements with what could be read of them, for rules that look at one entry by itself: one
    /// problem of a statement hides no other.</summary>
    public IEnumerable<Statement> ReadableStatements => document.Statements;

    /// <summary>The actions of the catalogue that a pattern matches.</summary>
    public IReadOnlyList<IamAction> Expand(ActionPattern pattern)
    {
        if (expanded.TryGetValue(pattern.Text, out var known))
        {
            return known;
        }

        var actions = catalogue.Expand(pattern.Text);
        // The memory is bounded, as a linter may live long and see anything.
        if (expanded.Count < MaximumRemembered)
        {
            expanded[pattern.Text] = actions;
        }

        return actions;
    }

    /// <summary>Whether an Action element names its actions narrowly enough to reason about
    /// each: not NotAction, not every service.</summary>
    public static bool IsSpecific(ActionElement element) =>
        !element.IsNot && !element.Patterns.Any(p => p.Service.AsSpan().IndexOfAny('*', '?') >= 0);
}
