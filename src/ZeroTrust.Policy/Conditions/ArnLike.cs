using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Policy.Conditions;

/// <summary>ArnEquals and ArnLike, which "behave identically": "Case-sensitive matching of the
/// ARN. Each of the six colon-delimited components
/// of the ARN is checked separately and each can include multi-character match wildcards (*) or single-character match wildcards (?)".
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN</summary>
internal sealed class ArnLike(string[] values, bool variables, bool isNegated) : ValueComparison
{
    private const int Components = Arn.Parts;

    /// <summary>Six patterns for each value; null for a value that is not an ARN, about which AWS says nothing.</summary>
    private readonly CompiledPattern[]?[] _patterns =
    [
        .. values.Select(v => Split(PatternText.Parse(v, wildcards: true, variables), isNegated)),
    ];

    public override DoubtedTruth Match(string value, AccessRequest request, DecisionTrace? trace)
    {
        Span<Range> ranges = stackalloc Range[Components];
        var isArn = Arn.TrySplit(value, ranges);
        var any = DoubtedTruth.False;
        foreach (var pattern in _patterns)
        {
            any = any.Or(
                pattern is null ? trace.OnUndefined(UndefinedCase.ValueOfAnotherType) : Match(pattern, isArn, value, ranges, request, trace)
            );
            if (any.IsTrue)
            {
                break;
            }
        }
        return any;
    }

    public override DoubtedTruth OpenVariables(AccessRequest request, DecisionTrace? trace)
    {
        var open = DoubtedTruth.False;
        foreach (var pattern in _patterns)
        {
            foreach (var component in pattern ?? [])
            {
                open = open.Or(component.OpenVariables(request, trace));
            }
        }
        return open;
    }

    private static DoubtedTruth Match(
        CompiledPattern[] pattern,
        bool isArn,
        string value,
        ReadOnlySpan<Range> ranges,
        AccessRequest request,
        DecisionTrace? trace
    )
    {
        // An unresolved variable spoils the whole value, also where another component does not match.
        var unresolved = DoubtedTruth.False;
        foreach (var component in pattern)
        {
            unresolved = unresolved.Or(component.IsUnresolved(request, trace));
        }

        if (unresolved.IsTrue)
        {
            return pattern[0].Unresolved(trace);
        }

        var all = DoubtedTruth.Of(isArn);
        for (var i = 0; i < Components && !all.IsFalse; i++)
        {
            all = all.And(pattern[i].Match(value.AsSpan()[ranges[i]], request, trace));
        }

        return all.IsFalse ? pattern[0].Mismatch(unresolved) : all;
    }

    /// <summary>Cuts at the first five colons of the plain text; colons inside variables do not count.</summary>
    private static CompiledPattern[]? Split(PatternText text, bool isNegated)
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
                if (i > 0)
                {
                    components.Add([]);
                }

                if (pieces[i].Length > 0)
                {
                    components[^1].Add(new PatternPart(PatternPartKind.Literal, pieces[i]));
                }
            }
        }
        return components.Count == Components ? [.. components.Select(c => new CompiledPattern(c, isNegated: isNegated))] : null;
    }
}
