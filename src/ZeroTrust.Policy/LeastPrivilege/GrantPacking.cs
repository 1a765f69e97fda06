using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>Puts grants into statements: by service, actions with the same resources and conditions together.</summary>
internal static class GrantPacking
{
    public static IReadOnlyList<Statement> Pack(IEnumerable<Grant> grants, bool compress)
    {
        var merged = grants
            .GroupBy(static grant =>
                (
                    grant.Action.FullName,
                    Conditions: Text(grant.Conditions),
                    Except: grant.Resource.IsNot ? Text(grant.Resource.Patterns.Select(static pattern => pattern.Text)) : null
                )
            )
            .Select(static group =>
                (
                    Grant: group.First(),
                    group.Key.Conditions,
                    Patterns: group.Key.Except is null
                        ? Fewest(group.SelectMany(static grant => grant.Resource.Patterns).Select(static pattern => pattern.Text))
                        : [.. group.First().Resource.Patterns.Select(static pattern => pattern.Text)]
                )
            );
        var statements = new List<Statement>();
        foreach (
            var service in merged
                .GroupBy(static grant => grant.Grant.Action.Service, StringComparer.Ordinal)
                .OrderBy(static service => service.Key, StringComparer.Ordinal)
        )
        {
            var alike = service
                .GroupBy(static grant => (grant.Conditions, grant.Grant.Resource.IsNot, Patterns: Text(grant.Patterns)))
                .OrderBy(static group => group.Key.Patterns, StringComparer.Ordinal)
                .ThenBy(static group => group.Key.Conditions, StringComparer.Ordinal);
            var number = 0;
            foreach (var group in alike)
            {
                var first = group.First();
                var actions = group.Select(static grant => grant.Grant.Action.FullName).Order(StringComparer.Ordinal).ToArray();
                statements.Add(
                    new Statement
                    {
                        Sid = $"{Name(service.Key)}Use{++number}",
                        Effect = Effect.Allow,
                        Action = ActionElement.Of([.. compress ? IamCatalogue.Default.Compress(actions) : actions]),
                        Resource = first.Grant.Resource.IsNot ? ResourceElement.Except(first.Patterns) : ResourceElement.Of(first.Patterns),
                        Conditions = first.Grant.Conditions,
                    }
                );
            }
        }

        return statements;
    }

    // "*" makes all others needless, and "a*" every text that begins with "a".
    private static string[] Fewest(IEnumerable<string> patterns)
    {
        var all = patterns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var heads = all.Where(static pattern => pattern.EndsWith('*') && pattern.AsSpan(0, pattern.Length - 1).IndexOfAny("*?$") < 0)
            .Select(static pattern => pattern[..^1])
            .ToArray();
        return
        [
            .. all.Where(pattern =>
                !heads.Any(head =>
                    pattern.Length > head.Length && pattern != head + "*" && pattern.StartsWith(head, StringComparison.Ordinal)
                )
            ),
        ];
    }

    // A Sid has letters and digits only.
    private static string Name(string service)
    {
        var name = new string([.. service.Where(char.IsAsciiLetterOrDigit)]);
        return name.Length == 0 ? "Service" : char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string Text(ConditionBlock conditions) =>
        new Statement
        {
            Effect = Effect.Allow,
            Action = ActionElement.Of("*"),
            Resource = ResourceElement.Of("*"),
            Conditions = conditions,
        }.ToJson();

    private static string Text(IEnumerable<string> patterns) => string.Join('\n', patterns);
}
