using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>iam:CreateServiceLinkedRole for any service.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-create-slr-with-star-in-action-and-resource</summary>
internal sealed class CreatesAnyServiceLinkedRole : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        if (subject.Kind is PolicyKind.ServiceControl or PolicyKind.VpcEndpoint)
        {
            yield break;
        }

        foreach (var statement in subject.Statements)
        {
            if (statement is not { Effect: Effect.Allow, Action.IsNot: false, Resource: { IsNot: false } resource })
            {
                continue;
            }
            // iam:* and * allow so much more that this is not the point.
            var create = statement.Action.Patterns.FirstOrDefault(p =>
                p.Text is not ("*" or "*:*")
                && !p.Text.Equals("iam:*", StringComparison.OrdinalIgnoreCase)
                && PatternRelation.Covers(p.Text, "iam:CreateServiceLinkedRole", ignoreCase: true)
            );
            if (
                create is null
                || statement.Conditions.Conditions.Any(c => c.Key.Equals("iam:AWSServiceName", StringComparison.OrdinalIgnoreCase))
            )
            {
                continue;
            }

            if (
                resource.Patterns.Any(p =>
                    PatternRelation.Covers(p.Text, "arn:aws:iam::123456789012:role/aws-service-role/*/*", ignoreCase: false)
                )
            )
            {
                yield return Warning(
                    create.Position,
                    "A service-linked role may be created for any service: name the services in a condition.",
                    "\"StringEquals\":{\"iam:AWSServiceName\":\"...\"}"
                );
            }
        }
    }
}
