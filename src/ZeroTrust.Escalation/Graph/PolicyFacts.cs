using ZeroTrust.Policy.Actions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Escalation.Graph;

/// <summary>What is worth knowing about a policy before any request is evaluated: which
/// actions it could allow at all, and for which its answer
/// depends on more than the action.</summary>
internal sealed class PolicyFacts
{
    private PolicyFacts(List<(Statement Statement, ActionBits Actions)> statements, PolicyVersion version)
    {
        Statements = statements;
        Version = version;
    }

    /// <summary>Actions that an Allow statement matches.</summary>
    public ActionBits Allows { get; } = ActionBits.None;

    /// <summary>Actions for which resource or conditions matter.</summary>
    public ActionBits Picky { get; } = ActionBits.None;

    /// <summary>Whether the answer may depend on who asks.</summary>
    public bool IsPersonal { get; private set; }

    /// <summary>The statements that are understood.</summary>
    public IReadOnlyList<(Statement Statement, ActionBits Actions)> Statements { get; }

    public PolicyVersion Version { get; }

    public static PolicyFacts Of(LayerPolicy policy)
    {
        var statements = new List<(Statement, ActionBits)>();
        var facts = new PolicyFacts(statements, policy.Document.Version);
        var isWhole = policy.Prepared.IsUnderstood;
        foreach (var prepared in policy.Prepared.Statements)
        {
            var statement = prepared.Statement;
            if (!prepared.IsUnderstood || statement.Action is null)
            {
                isWhole = false;
                continue;
            }
            var actions = ActionBits.Matching(new ActionMatcher(statement.Action));
            statements.Add((statement, actions));
            if (!prepared.IsDeny)
            {
                facts.Allows.Add(actions);
            }

            if (!IsPlain(statement))
            {
                facts.Picky.Add(actions);
            }

            facts.IsPersonal |= DependsOnWho(statement);
        }
        if (!isWhole)
        {
            facts.Allows.Add(ActionBits.All);
            facts.Picky.Add(ActionBits.All);
            facts.IsPersonal = true;
        }
        return facts;
    }

    private static bool IsPlain(Statement statement) =>
        statement.Conditions.IsEmpty
        && !NamesSomeone(statement)
        && statement.Resource is { IsNot: false } resource
        && resource.Patterns.Any(p => p.Text == "*");

    private static bool DependsOnWho(Statement statement) =>
        NamesSomeone(statement)
        || statement.Conditions.Conditions.Any(c =>
            IsPersonalKey(c.Key) || c.Values.Any(v => v.Text.Contains("${", StringComparison.Ordinal))
        )
        || (statement.Resource?.Patterns.Any(p => p.Text.Contains("${", StringComparison.Ordinal)) ?? false);

    // Resource control policies are about everyone.
    private static bool NamesSomeone(Statement statement) =>
        statement.Principal is { } principal && (principal.IsNot || !principal.Entries.All(e => e.IsEveryone));

    private static bool IsPersonalKey(string key) =>
        key.StartsWith("aws:principal", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("aws:user", StringComparison.OrdinalIgnoreCase);
}
