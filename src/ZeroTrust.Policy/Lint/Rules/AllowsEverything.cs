using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>Every action on every resource.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege</summary>
internal sealed class AllowsEverything : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        // SCPs and endpoint policies begin with this and grant nothing by it.
        if (subject.Kind is PolicyKind.ServiceControl or PolicyKind.VpcEndpoint)
        {
            yield break;
        }

        foreach (var statement in subject.Statements)
        {
            if (
                statement.Effect != Effect.Allow
                || statement.Resource is not { IsNot: false } resource
                || !resource.Patterns.Any(p => p.Text == "*")
            )
            {
                continue;
            }

            if (statement.Action is { IsNot: false } action && action.Patterns.FirstOrDefault(p => p.Text is "*" or "*:*") is { } star)
            {
                yield return Warning(
                    star.Position,
                    statement.Conditions.IsEmpty
                        ? "This allows every action on every resource."
                        : "Under its conditions this allows every action on every resource."
                );
            }
        }
    }
}
