using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Documents.Reading;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>An action, or the service in front of it, that AWS does not document, or a pattern that matches no action.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</summary>
internal sealed class UnknownAction : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var pattern in subject.ReadableStatements.SelectMany(s => s.Action?.Patterns ?? []))
        {
            if (pattern.Text == "*" || !pattern.IsWellFormed || subject.Expand(pattern).Count > 0)
            {
                continue;
            }

            var service = subject.Catalogue.FindService(pattern.Service);
            if (pattern.Service.AsSpan().IndexOfAny('*', '?') >= 0)
            {
                yield return Error(pattern.Position, $"'{pattern.Text}' has a wildcard in the service and matches no action.");
            }
            else if (service is null)
            {
                yield return Warning(
                    pattern.Position,
                    $"There is no service '{pattern.Service}' in the catalogue of {subject.Catalogue.UpdatedAt:yyyy-MM-dd}."
                );
            }
            else if (service.Actions.Count == 0)
            {
                continue;
            }
            else if (pattern.HasWildcard)
            {
                yield return Warning(
                    pattern.Position,
                    $"'{pattern.Text}' matches no action of {service.Name} in the catalogue of {subject.Catalogue.UpdatedAt:yyyy-MM-dd}."
                );
            }
            else
            {
                var near = NearestName.Find(pattern.Name, service.Actions.Select(a => a.Name));
                yield return Warning(
                    pattern.Position,
                    $"{service.Name} has no action '{pattern.Name}' in the catalogue of {subject.Catalogue.UpdatedAt:yyyy-MM-dd}.",
                    near is null ? null : $"{service.Prefix}:{near}",
                    near is null ? PolicyFixKind.Advice : PolicyFixKind.Replace
                );
            }
        }
    }
}
