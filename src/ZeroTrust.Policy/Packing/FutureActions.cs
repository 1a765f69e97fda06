using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Lint;

namespace ZeroTrust.Policy.Packing;

/// <summary>Writes actions as wildcards that match the same actions of the catalogue, and whatever AWS adds under such names.</summary>
internal static class FutureActions
{
    public static Draft Compress(Draft draft, IamCatalogue catalogue, Equivalence equivalence)
    {
        var statement = draft.Statement;
        // A wider NotAction would take future actions away.
        if (statement.Action is not { IsNot: false, Patterns.Count: > 1 } action)
        {
            return draft;
        }

        var texts = action.Patterns.Select(static p => p.Text).ToList();
        var known = catalogue.Expand(texts).Select(static a => a.FullName).ToList();
        if (known.Count == 0)
        {
            return draft;
        }

        var brief = catalogue.Compress(known);
        // Names that the catalogue does not have stay, and so do wildcards that reach further than the new ones.
        var rest = texts.Where(text => !brief.Any(pattern => PatternRelation.Covers(pattern, text, ignoreCase: true)));
        var candidate = statement with { Action = ActionElement.Of([.. brief, .. rest]) };
        var gained = catalogue.Expand(candidate.Action!).Count - known.Count;
        return gained == 0 && candidate.ToJson().Length < statement.ToJson().Length && equivalence.Covers([candidate], [statement])
            ? new Draft(candidate, draft.Order, PackingProof.EquivalentToday)
            : draft;
    }
}
