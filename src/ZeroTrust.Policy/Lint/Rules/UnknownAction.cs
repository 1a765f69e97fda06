using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>An action, or the service in front of it, that AWS does not document, or a pattern that matches no action.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</summary>
internal sealed class UnknownAction : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var pattern in subject.Statements.SelectMany(s => s.Action!.Patterns))
        {
            if (pattern.Text == "*" || subject.Expand(pattern).Count > 0) continue;
            var service = subject.Catalogue.FindService(pattern.Service);
            if (pattern.Service.AsSpan().IndexOfAny('*', '?') >= 0) yield return Error(pattern.Position, $"'{pattern.Text}' has a wildcard in the service and matches no action.");
            else if (service is null) yield return Warning(pattern.Position, $"There is no service '{pattern.Service}' in the catalogue of {subject.Catalogue.UpdatedAt:yyyy-MM-dd}.");
            else if (service.Actions.Count == 0) continue;
            else if (pattern.HasWildcard) yield return Warning(pattern.Position, $"'{pattern.Text}' matches no action of {service.Name}.");
            else
            {
                var near = Nearest(pattern.Name, service.Actions.Select(a => a.Name));
                yield return Warning(pattern.Position, $"{service.Name} has no action '{pattern.Name}'.", near is null ? null : $"{service.Prefix}:{near}");
            }
        }
    }

    /// <summary>The name that is a typing error away.</summary>
    private static string? Nearest(string name, IEnumerable<string> names)
    {
        var (best, distance) = names.Where(n => Math.Abs(n.Length - name.Length) <= 2).Select(n => (n, Distance(n, name))).DefaultIfEmpty(("", int.MaxValue)).MinBy(x => x.Item2);
        return distance <= 2 ? best : null;
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                (row[j], diagonal) = (Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost), row[j]);
            }
        }
        return row[^1];
    }
}
