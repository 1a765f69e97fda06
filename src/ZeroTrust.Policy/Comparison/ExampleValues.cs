using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison;

/// <summary>Puts an example value in the place of each policy variable.</summary>
internal sealed class ExampleValues
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    private ExampleValues(VariableSymbols symbols)
    {
        Context = RequestContext.Complete;
        foreach (var key in symbols.Names.Select(static name => name.Split(',')[0]).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            // What follows from the principal of an example, a user called "someone", is as it follows; other keys get a value of their own.
            var follows = key.ToLowerInvariant() switch
            {
                "aws:username" => "someone",
                "aws:principalaccount" or "aws:resourceaccount" => Confirmation.SomeAccount,
                "aws:principaltype" => "User",
                "aws:principalarn" => $"arn:aws:iam::{Confirmation.SomeAccount}:user/someone",
                _ => null,
            };
            _values[key] = follows ?? "example" + _values.Count;
            if (follows is null)
            {
                Context = Context.With(key, _values[key]);
            }
        }
    }

    /// <summary>Values to try, one set after the other.</summary>
    public static IEnumerable<ExampleValues> Of(VariableSymbols symbols, PolicyDocument before, PolicyDocument after)
    {
        _ = (before, after);
        yield return new ExampleValues(symbols);
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
