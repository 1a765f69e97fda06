using System.Text;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>An action none of whose types of resource any of the statement's resources can be, or the reverse: that pair has no effect.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html</summary>
internal sealed class ResourceDoesNotFitActions : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var statement in subject.Statements)
        {
            if (statement.Resource is not { IsNot: false } resource || !LintSubject.IsSpecific(statement.Action!))
            {
                continue;
            }

            if (resource.Patterns.Any(p => p.Text == "*" || !Arn.IsMeant(p.Text)))
            {
                continue;
            }

            var arns = resource.Patterns.Select(p => (Pattern: p, Arn: WithoutVariables(p, subject.Document.Version))).ToList();
            var formats = new Dictionary<IamResourceType, bool[]>(ReferenceEqualityComparer.Instance);
            var used = new bool[arns.Count];
            var known = true;
            foreach (var pattern in statement.Action!.Patterns)
            {
                var actions = subject.Expand(pattern);
                known &= actions.Count > 0;
                var fits = false;
                var needsStar = true;
                foreach (var type in actions.SelectMany(a => a.ResourceTypes).Select(r => r.Type))
                {
                    needsStar = false;
                    if (!formats.TryGetValue(type, out var matches))
                    {
                        formats[type] = matches = CouldBe(arns, WithoutPlaceholders(type.ArnFormat));
                    }

                    for (var i = 0; i < matches.Length; i++)
                    {
                        used[i] |= matches[i];
                        fits |= matches[i];
                    }
                }
                if (actions.Count == 0 || fits)
                {
                    continue;
                }

                if (!needsStar)
                {
                    yield return Warning(pattern.Position, $"None of the statement's resources is of a type that '{pattern.Text}' takes.");
                }
                // Some services ask for such actions with an ARN that ends in *, although AWS documents no type of resource.
                else if (arns.Exists(a => a.Arn.EndsWith(":*", StringComparison.Ordinal)))
                {
                    yield return Note(
                        pattern.Position,
                        $"AWS documents no resource for '{pattern.Text}': only Resource \"*\" is certain to reach it.",
                        "*",
                        PolicyFixKind.OwnStatement
                    );
                }
                else
                {
                    yield return Warning(
                        pattern.Position,
                        $"'{pattern.Text}' takes no resource: it has an effect only with Resource \"*\".",
                        "*",
                        PolicyFixKind.OwnStatement
                    );
                }
            }
            for (var i = 0; known && i < used.Length; i++)
            {
                if (!used[i])
                {
                    yield return Warning(
                        arns[i].Pattern.Position,
                        $"None of the statement's actions takes a resource such as '{arns[i].Pattern.Text}'.",
                        how: Array.Exists(used, static u => u) ? PolicyFixKind.Remove : PolicyFixKind.Advice
                    );
                }
            }
        }
    }

    private static bool[] CouldBe(List<(ResourcePattern Pattern, string Arn)> arns, string format)
    {
        var result = new bool[arns.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = CouldBe(arns[i].Arn, format);
        }

        return result;
    }

    private static bool CouldBe(string arn, string format)
    {
        // The partition is a placeholder in every format; behind it the plain beginning tells most types apart.
        if (arn.StartsWith("arn:aws:", StringComparison.Ordinal) && format.StartsWith("arn:*:", StringComparison.Ordinal))
        {
            return PatternRelation.Overlap(arn.AsSpan(8), format.AsSpan(6));
        }

        return PatternRelation.Overlap(arn, format);
    }

    private static string WithoutVariables(ResourcePattern pattern, PolicyVersion version)
    {
        var text = new StringBuilder();
        foreach (var part in pattern.Parse(version).Parts)
        {
            text.Append(
                part.Kind switch
                {
                    PatternPartKind.Literal => part.Text,
                    PatternPartKind.AnyOne => "?",
                    _ => "*",
                }
            );
        }

        return text.ToString();
    }

    private static string WithoutPlaceholders(string format)
    {
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '$' && i + 1 < format.Length && format[i + 1] == '{' && format.IndexOf('}', i) is var close and > 0)
            {
                text.Append('*');
                i = close;
            }
            else
            {
                text.Append(format[i]);
            }
        }
        return text.ToString();
    }
}
