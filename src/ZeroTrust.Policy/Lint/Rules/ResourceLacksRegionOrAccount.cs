using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>An ARN without region or account although all such resources have one, so that it matches none.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-arn-region</summary>
internal sealed class ResourceLacksRegionOrAccount : LintRule
{
    private static readonly (int At, string Name)[] Named = [(3, "region"), (4, "account")];

    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var statement in subject.Statements)
        {
            if (statement.Resource is null || !LintSubject.IsSpecific(statement.Action!)) continue;
            foreach (var pattern in statement.Resource.Patterns)
            {
                if (pattern.Text.Split(':', 6) is not { Length: 6 } parts || parts[2].AsSpan().IndexOfAny("*?$") >= 0 || Named.All(place => parts[place.At].Length > 0)) continue;
                var formats = statement.Action!.Patterns.SelectMany(subject.Expand).SelectMany(a => a.ResourceTypes).Select(r => r.Type.ArnFormat.Split(':', 6))
                    .Where(f => f.Length == 6 && f[2] == parts[2]).ToList();
                if (formats.Count == 0) continue;
                // What has neither in any format is another problem, see ResourceDoesNotFitActions.
                var missing = Named.Where(place => parts[place.At].Length == 0 && formats.TrueForAll(f => f[place.At].Length > 0)).ToList();
                if (missing.Count == 0) continue;
                foreach (var (at, _) in missing) parts[at] = "*";
                var text = $"'{pattern.Text}' has no {string.Join(" and no ", missing.Select(static m => m.Name))}, which such resources have";
                // Documents, parameters and images of AWS's own belong to no account.
                yield return missing is [(_, "account")]
                    ? Note(pattern.Position, text + " unless they are AWS's own.", string.Join(':', parts), PolicyFixKind.Replace)
                    : Warning(pattern.Position, text + ".", string.Join(':', parts), PolicyFixKind.Replace);
            }
        }
    }
}
