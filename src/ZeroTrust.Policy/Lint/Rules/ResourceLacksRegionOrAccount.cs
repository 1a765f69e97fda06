using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>An ARN without region or account although all such resources have one, so that it matches none.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-arn-region</summary>
internal sealed class ResourceLacksRegionOrAccount : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var statement in subject.Statements)
        {
            if (statement.Resource is null || !LintSubject.IsSpecific(statement.Action!))
            {
                continue;
            }

            foreach (var pattern in statement.Resource.Patterns)
            {
                if (
                    !ArnPattern.TryParse(pattern.Text, out var arn)
                    || ArnPattern.IsOpen(arn.Service)
                    || (arn.Region.Length > 0 && arn.Account.Length > 0)
                )
                {
                    continue;
                }

                var formats = Formats(statement.Action!, arn.Service, subject);
                if (formats.Count == 0)
                {
                    continue;
                }
                // What has neither in any format is another problem, see ResourceDoesNotFitActions.
                var lacksRegion = arn.Region.Length == 0 && formats.TrueForAll(static f => f.Region.Length > 0);
                var lacksAccount = arn.Account.Length == 0 && formats.TrueForAll(static f => f.Account.Length > 0);
                if (!lacksRegion && !lacksAccount)
                {
                    continue;
                }

                var whole = arn with { Region = lacksRegion ? "*" : arn.Region, Account = lacksAccount ? "*" : arn.Account };
                // Documents, parameters and images of AWS's own belong to no account.
                yield return !lacksRegion
                    ? Note(
                        pattern.Position,
                        $"'{pattern.Text}' has no account, which such resources have unless they are AWS's own.",
                        whole.ToString(),
                        PolicyFixKind.Replace
                    )
                    : Warning(
                        pattern.Position,
                        $"'{pattern.Text}' has no region{(lacksAccount ? " and no account" : "")}, which such resources have.",
                        whole.ToString(),
                        PolicyFixKind.Replace
                    );
            }
        }
    }

    private static List<ArnPattern> Formats(ActionElement actions, string service, LintSubject subject)
    {
        var formats = new List<ArnPattern>();
        foreach (var type in actions.Patterns.SelectMany(subject.Expand).SelectMany(static a => a.ResourceTypes))
        {
            if (ArnPattern.TryParse(type.Type.ArnFormat, out var format) && format.Service == service)
            {
                formats.Add(format);
            }
        }
        return formats;
    }
}
