using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Resources;

/// <summary>Matches the Resource or NotResource element.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html</summary>
internal sealed class ResourceMatcher
{
    private readonly bool _isNot;
    private readonly CompiledPattern[] _patterns;

    public ResourceMatcher(ResourceElement element, PolicyVersion version)
    {
        _isNot = element.IsNot;
        _patterns = [.. element.Patterns.Select(p => new CompiledPattern(p.Parse(version).Parts, isNegated: element.IsNot))];
    }

    public DoubtedTruth Match(AccessRequest request, DecisionTrace? trace)
    {
        var any = DoubtedTruth.False;
        foreach (var pattern in _patterns)
        {
            // Without negation a mismatch and an unresolved variable mean the same, so the variable need not be looked up.
            if (!_isNot && pattern.IsRuledOut(request.Resource))
            {
                continue;
            }

            any = any.Or(pattern.Match(request.Resource, request, trace));
            if (any.IsTrue)
            {
                break;
            }
        }
        return _isNot ? any.Not() : any;
    }
}
