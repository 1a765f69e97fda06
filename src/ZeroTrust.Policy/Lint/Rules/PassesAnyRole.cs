using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>iam:PassRole for any role: whoever has it can hand the strongest role to a service that runs their code.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html</summary>
internal sealed class PassesAnyRole : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        if (subject.Kind is PolicyKind.ServiceControl or PolicyKind.VpcEndpoint)
        {
            yield break;
        }

        foreach (var statement in subject.Statements)
        {
            if (statement is not { Effect: Effect.Allow, Action.IsNot: false, Resource.IsNot: false })
            {
                continue;
            }

            var pass = statement.Action.Patterns.FirstOrDefault(p =>
                p.Text is not ("*" or "*:*") && PatternRelation.Covers(p.Text, "iam:PassRole", ignoreCase: true)
            );
            if (
                pass is null
                || !statement.Resource.Patterns.Any(p =>
                    PatternRelation.Covers(p.Text, "arn:aws:iam::123456789012:role/*", ignoreCase: false)
                )
            )
            {
                continue;
            }

            var limited = statement.Conditions.Conditions.Any(c => c.Key.Equals("iam:PassedToService", StringComparison.OrdinalIgnoreCase));
            yield return limited
                ? Note(pass.Position, "Any role may be passed to these services: name the roles in Resource.")
                : Warning(
                    pass.Position,
                    "Any role may be passed to any service: name the roles in Resource and the service in a condition.",
                    "\"StringEquals\":{\"iam:PassedToService\":\"...\"}"
                );
        }
    }
}
