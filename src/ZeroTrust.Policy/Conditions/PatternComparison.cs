using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Policy.Conditions;

/// <summary>Comparison with patterns: the policy's values may hold variables and, for some operators, wildcards.</summary>
internal abstract class PatternComparison(string[] values, bool wildcards, bool variables, bool ignoreCase = false) : ValueComparison
{
    private readonly CompiledPattern[] _patterns = [.. values.Select(v => new CompiledPattern(PatternText.Parse(v, wildcards, variables).Parts, ignoreCase))];

    public override PatternMatch Match(string value, AccessRequest request)
    {
        var best = PatternMatch.No;
        foreach (var pattern in _patterns)
        {
            var match = pattern.Match(value, request);
            if (match > best) best = match;
            if (best == PatternMatch.Yes) break;
        }
        return best;
    }

    public override void NoteUnknowns(AccessRequest request, Action<string> note)
    {
        foreach (var pattern in _patterns) pattern.NoteUnknowns(request, note);
    }
}
