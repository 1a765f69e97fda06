using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>An Allow by exclusion, which also grants what AWS adds later.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html</summary>
internal sealed class AllowsAllExcept : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        if (subject.Kind == PolicyKind.ServiceControl)
        {
            yield break;
        }

        foreach (var statement in subject.Statements)
        {
            if (statement.Effect != Effect.Allow)
            {
                continue;
            }

            if (statement.Action is { IsNot: true } action)
            {
                yield return Warning(action.Position, "NotAction with Allow grants every action of every service but these.");
            }

            if (statement.Resource is { IsNot: true } resource)
            {
                yield return Warning(resource.Position, "NotResource with Allow grants every resource but these.");
            }
        }
    }
}
