using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.EffectiveAccess;

/// <summary>Finds out who can do something to a resource.</summary>
public static class PrincipalFinder
{
    /// <summary>Asks for each principal.</summary>
    /// <param name="action">Such as <c>s3:GetObject</c>.</param>
    /// <param name="resource">The resource's ARN, or <c>*</c>.</param>
    /// <param name="principals">The principals in question.</param>
    /// <param name="resourcePolicy">The resource's policy; null when it has none.</param>
    /// <param name="resourceAccount">The account that owns the resource; null when the ARN says it or it is not known.</param>
    /// <param name="context">Condition keys; by default nothing is known about those that do not follow from
    /// the request. A principal's own go first.</param>
    /// <param name="resourceControl">Resource control policies above the resource's account; null for none.</param>
    /// <returns>Those who can for certain, then those who might, each in the order given. Nobody else can.</returns>
    public static IReadOnlyList<PrincipalAnswer> WhoCan(
        string action,
        string resource,
        IEnumerable<PrincipalAccess> principals,
        LayerPolicy? resourcePolicy = null,
        string? resourceAccount = null,
        RequestContext? context = null,
        OrganizationPolicies? resourceControl = null
    )
    {
        var answers = new List<PrincipalAnswer>();
        foreach (var principal in principals)
        {
            var request = new AccessRequest(principal.Principal, action, resource, principal.Context ?? context, resourceAccount);
            var policies = principal.Policies with
            {
                Resource = resourcePolicy ?? principal.Policies.Resource,
                ResourceControl = resourceControl ?? principal.Policies.ResourceControl,
            };
            if (PolicyEvaluator.Decide(request, policies) is Verdict.Allowed or Verdict.Indeterminate)
            {
                answers.Add(new PrincipalAnswer(request, PolicyEvaluator.Evaluate(request, policies)));
            }
        }
        return [.. answers.OrderByDescending(a => a.Decision.Verdict == Verdict.Allowed)];
    }
}
