using System.Security.Cryptography;
using System.Text;

namespace ZeroTrust.Policy.Documents.Writing;

/// <summary>Writes what a document means and nothing else, in one fixed order.</summary>
internal static class CanonicalWriter
{
    public static string Write(PolicyDocument document)
    {
        var statements = document.Statements.Select(Write).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        // The version only decides whether ${...} is a variable.
        if (statements.Exists(s => s.Contains("${", StringComparison.Ordinal)))
        {
            text.Append(document.Version).Append('\n');
        }

        if (document.IsDamaged)
        {
            text.Append("damaged\n");
        }

        foreach (var element in document.UnknownElements.OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            text.Append("unknown ").Append(element.Name).Append(element.Json).Append('\n');
        }

        foreach (var statement in statements)
        {
            text.Append(statement).Append('\n');
        }

        return text.ToString();
    }

    public static string Hash(PolicyDocument document) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Write(document)))).ToLowerInvariant();

    private static string Write(Statement statement)
    {
        if (statement.RawJson is { } raw)
        {
            return "raw " + raw;
        }

        var text = new StringBuilder();
        text.Append(statement.Effect);
        if (statement.Principal is { } principal)
        {
            Set(text, principal.IsNot ? " NotPrincipal" : " Principal", principal.Entries.Select(Principal));
        }

        if (statement.Action is { } action)
        {
            Set(text, action.IsNot ? " NotAction" : " Action", action.Patterns.Select(p => p.Text.ToLowerInvariant()));
        }

        if (statement.Resource is { } resource)
        {
            Set(text, resource.IsNot ? " NotResource" : " Resource", resource.Patterns.Select(p => p.Text));
        }

        if (!statement.Conditions.IsEmpty)
        {
            Set(text, " Condition", statement.Conditions.Conditions.Select(Condition));
        }

        return text.ToString();
    }

    private static string Condition(Condition condition)
    {
        var text = new StringBuilder();
        var folds = condition.Operator.Kind is OperatorKind.Bool or OperatorKind.Null;
        Set(
            text,
            $"{condition.Operator} {condition.Key.ToLowerInvariant()}",
            condition.Values.Select(v => folds ? v.Text.ToLowerInvariant() : v.Text)
        );
        return text.ToString();
    }

    /// <summary>An account may be written as its number or as the ARN of its root; both mean the account.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts</summary>
    private static string Principal(PrincipalEntry entry)
    {
        if (entry.Kind == PrincipalKind.Aws && Arn.TryParse(entry.Text, out var arn) && arn is { Service: "iam", Resource: "root" })
        {
            return "Aws " + arn.Account;
        }

        return $"{entry.Kind} {(entry.Kind == PrincipalKind.Service ? entry.Text.ToLowerInvariant() : entry.Text)}";
    }

    private static void Set(StringBuilder text, string name, IEnumerable<string> items)
    {
        text.Append(name).Append('[');
        var first = true;
        foreach (var item in items.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            JsonText.AppendString(text, item);
        }
        text.Append(']');
    }
}
