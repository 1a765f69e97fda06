using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Services;

namespace ZeroTrust.Policy.Decisions;

/// <summary>Decides requests as AWS does.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html</summary>
public static class PolicyEvaluator
{
    /// <summary>Decides a request and explains the answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="policies">All policies that apply to it.</param>
    /// <returns>The answer with statements, layers and what is not known.</returns>
    public static Decision Evaluate(AccessRequest request, PolicySet policies)
    {
        if (ServiceRules.NeedsNoPermission(request))
        {
            return new Decision(Verdict.Allowed, [], [], []);
        }

        var trace = new DecisionTrace();
        var evaluation = new Evaluation(request, policies, trace);
        return DecisionWriter.Write(evaluation, trace);
    }

    /// <summary>Decides a request without explanation. Allocates nothing once the policies have been used.</summary>
    /// <param name="request">The request.</param>
    /// <param name="policies">All policies that apply to it.</param>
    /// <returns>The same verdict as <see cref="Evaluate"/>.</returns>
    public static Verdict Decide(AccessRequest request, PolicySet policies) =>
        ServiceRules.NeedsNoPermission(request) ? Verdict.Allowed : new Evaluation(request, policies, null).Verdict;
}
