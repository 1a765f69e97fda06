using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison;

/// <summary>Puts an example value in the place of each policy variable.</summary>
internal sealed class ExampleValues
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public ExampleValues(VariableSymbols symbols)
    {
        Context = RequestContext.Complete;
        foreach (var name in symbols.Names)
        {
            // The principal of an example is a user called "someone"; other keys get a value of their own.
            var key = name.Split(',')[0];
            var value = key.Equals("aws:username", StringComparison.OrdinalIgnoreCase) ? "someone" : "example" + _values.Count;
            _values[key] = value;
            Context = Context.With(key, value);
        }
    }

    /// <summary>The keys with their values.</summary>
    public RequestContext Context { get; }

    /// <summary>The document with values instead of variables.</summary>
    public PolicyDocument Fill(PolicyDocument document) => document.Version != PolicyVersion.V2012 ? document : document with
    {
        Statements = [.. document.Statements.Select(Fill)],
    };

    private Statement Fill(Statement statement) => statement with
    {
        Resource = statement.Resource is null ? null : statement.Resource with
        {
            Patterns = [.. statement.Resource.Patterns.Select(pattern => new ResourcePattern(Fill(pattern.Text, wildcards: true), pattern.Position))],
        },
        Conditions = new ConditionBlock([.. statement.Conditions.Conditions.Select(Fill)], statement.Conditions.Position),
    };

    private Condition Fill(Condition condition) => !condition.Operator.AllowsVariables ? condition : condition with
    {
        Values = [.. condition.Values.Select(value => value with { Text = Fill(value.Text, condition.Operator.AllowsWildcards) })],
    };

    private string Fill(string text, bool wildcards)
    {
        var pattern = PatternText.Parse(text, wildcards, variables: true);
        return !pattern.HasVariables ? text : string.Concat(pattern.Parts.Select(part => part.Kind switch
        {
            PatternPartKind.AnyRun => "*",
            PatternPartKind.AnyOne => "?",
            PatternPartKind.Variable => _values[part.Text],
            _ when wildcards => part.Text.Replace("*", "${*}", StringComparison.Ordinal).Replace("?", "${?}", StringComparison.Ordinal),
            _ => part.Text,
        }));
    }
}
