using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Policy.Conditions;

/// <summary>Comparison with patterns: the policy's values may hold variables and, for some operators, wildcards.</summary>
internal abstract class PatternComparison(string[] values, bool wildcards, bool variables, bool isNegated, bool ignoreCase = false)
    : ValueComparison
{
    private readonly CompiledPattern[] _patterns =
    [
        .. values.Select(v => new CompiledPattern(PatternText.Parse(v, wildcards, variables).Parts, ignoreCase, isNegated)),
    ];

    public override DoubtedTruth Match(string value, AccessRequest request, DecisionTrace? trace)
    {
        var any = DoubtedTruth.False;
        foreach (var pattern in _patterns)
        {
            any = any.Or(pattern.Match(value, request, trace));
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
            open = open.Or(pattern.OpenVariables(request, trace));
        }

        return open;
    }
}
