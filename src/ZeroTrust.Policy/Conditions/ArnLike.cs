using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Policy.Conditions;

/// <summary>ArnEquals and ArnLike, which "behave identically": "Case-sensitive matching of the ARN. Each of the six colon-delimited components
/// of the ARN is checked separately and each can include multi-character match wildcards (*) or single-character match wildcards (?)".
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN</summary>
internal sealed class ArnLike(string[] values, bool variables) : ValueComparison
{
    private const int Components = 6;

    /// <summary>Six patterns for each value; null for a value that is not an ARN, about which AWS says nothing.</summary>
    private readonly CompiledPattern[]?[] _patterns = [.. values.Select(v => Split(PatternText.Parse(v, wildcards: true, variables)))];

    public override PatternMatch Match(string value, AccessRequest request)
    {
        Span<Range> ranges = stackalloc Range[Components];
        var isArn = value.StartsWith("arn:", StringComparison.Ordinal) && value.AsSpan().Split(ranges, ':') == Components;
        var best = PatternMatch.No;
        foreach (var pattern in _patterns)
        {
            var match = pattern is null ? PatternMatch.Unknown : Match(pattern, isArn, value, ranges, request);
            if (match > best) best = match;
            if (best == PatternMatch.Yes) break;
        }
        return best;
    }

    public override void NoteUnknowns(AccessRequest request, Action<string> note)
    {
        foreach (var component in _patterns.SelectMany(p => p ?? [])) component.NoteUnknowns(request, note);
    }

    private static PatternMatch Match(CompiledPattern[] pattern, bool isArn, string value, ReadOnlySpan<Range> ranges, AccessRequest request)
    {
        // An unresolved variable spoils the whole value, also where another component does not match.
        var unresolved = Truth.False;
        foreach (var component in pattern) unresolved = unresolved.Or(component.IsUnresolved(request));
        if (unresolved == Truth.True) return PatternMatch.Unresolved;
        var worst = isArn ? PatternMatch.Yes : PatternMatch.No;
        for (var i = 0; i < Components && worst >= PatternMatch.Unknown; i++)
        {
            var match = pattern[i].Match(value.AsSpan()[ranges[i]], request);
            if (match < worst) worst = match;
        }
        if (worst >= PatternMatch.Unknown) return worst;
        return unresolved == Truth.Unknown ? PatternMatch.Unresolved : PatternMatch.No;
    }

    /// <summary>Cuts at the first five colons of the plain text; colons inside variables do not count.</summary>
    private static CompiledPattern[]? Split(PatternText text)
    {
        var components = new List<List<PatternPart>> { new() };
        foreach (var part in text.Parts)
        {
            if (part.Kind != PatternPartKind.Literal)
            {
                components[^1].Add(part);
                continue;
            }
            var pieces = part.Text.Split(':', Components - components.Count + 1);
            for (var i = 0; i < pieces.Length; i++)
            {
                if (i > 0) components.Add([]);
                if (pieces[i].Length > 0) components[^1].Add(new PatternPart(PatternPartKind.Literal, pieces[i]));
            }
        }
        return components.Count == Components ? [.. components.Select(c => new CompiledPattern(c))] : null;
    }
}
