using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Escalation.Graph;

/// <summary>A request that a path depends on, and the policies that decide about it.</summary>
internal sealed record Check(AccessRequest Request, PolicySet Policies)
{
    public Truth Decide() => Meaning(PolicyEvaluator.Decide(Request, Policies));

    public static Truth Meaning(Verdict verdict) =>
        verdict switch
        {
            Verdict.Allowed => Truth.True,
            Verdict.Indeterminate => Truth.Unknown,
            _ => Truth.False,
        };
}
