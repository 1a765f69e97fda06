using System.Collections.Concurrent;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint;

/// <summary>What rules look at: a document, where it is used, and the catalogue with a memory of expanded patterns.</summary>
internal sealed class LintSubject(PolicyDocument document, PolicyKind kind, IamCatalogue catalogue, ConcurrentDictionary<string, IReadOnlyList<IamAction>> expanded)
{
    public PolicyDocument Document => document;

    public PolicyKind Kind => kind;

    public IamCatalogue Catalogue => catalogue;

    /// <summary>The statements whose every part has a meaning.</summary>
    public IEnumerable<Statement> Statements => document.Statements.Where(s => s.IsUnderstood && s.Action is not null);

    /// <summary>The actions of the catalogue that a pattern matches.</summary>
    public IReadOnlyList<IamAction> Expand(ActionPattern pattern) => expanded.GetOrAdd(pattern.Text.ToLowerInvariant(), catalogue.Expand);

    /// <summary>Whether an Action element names its actions narrowly enough to reason about each: not NotAction, not every service.</summary>
    public static bool IsSpecific(ActionElement element) => !element.IsNot && !element.Patterns.Any(p => p.Service.AsSpan().IndexOfAny('*', '?') >= 0);
}
