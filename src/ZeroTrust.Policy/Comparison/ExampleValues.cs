using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Comparison.Lowering;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison;

/// <summary>Puts an example value in the place of each policy variable.</summary>
internal sealed class ExampleValues
{
    // No request has it: where a key is absent, patterns with its variable match nothing.
    private const string Nothing = "\u0001";
    private readonly Dictionary<string, string?> _values;

    private ExampleValues(Dictionary<string, string?> values)
    {
        _values = values;
        Context = values
            .Where(static pair => !Confirmation.IsDerived(pair.Key))
            .Aggregate(
                RequestContext.Complete,
                static (context, pair) => context.With(pair.Key, pair.Value is null ? ContextValue.Absent : ContextValue.Of(pair.Value))
            );
        Derived = values
            .Where(static pair => Confirmation.IsDerived(pair.Key))
            .ToDictionary(
                static pair => pair.Key.ToLowerInvariant(),
                static pair => pair.Value is null ? Choice.Absent : new Choice([pair.Value]),
                StringComparer.Ordinal
            );
    }

    /// <summary>The keys with their values.</summary>
    public RequestContext Context { get; }

    /// <summary>Values of keys that follow from the principal.</summary>
    public IReadOnlyDictionary<string, Choice> Derived { get; }

    /// <summary>What it means for a request to have these values.</summary>
    public IEnumerable<Atom> Requirements =>
        _values.Select(static pair => new KeyAtom(
            pair.Key.ToLowerInvariant(),
            new TextValues(new TextLanguage(pair.Value is null ? [] : [Glob.Exactly(pair.Value)]), Inside: true),
            All: true,
            AbsentHolds: pair.Value is null,
            BlankHolds: pair.Value?.Length == 0
        ));

    /// <summary>Values to try, one set after the other: first a value that the policies do not name, then those
    /// with which patterns meet, then none.</summary>
    public static IEnumerable<ExampleValues> Of(PolicyDocument before, PolicyDocument after)
    {
        var candidates = new VariableCandidates(before, after);
        var plain = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in candidates.Keys)
        {
            plain[key] = key.ToLowerInvariant() switch
            {
                // What follows from the principal of an example, a user called "someone", is as it follows.
                "aws:username" => "someone",
                "aws:principalaccount" or "aws:resourceaccount" => Confirmation.SomeAccount,
                "aws:principaltype" => "User",
                "aws:principalarn" => $"arn:aws:iam::{Confirmation.SomeAccount}:user/someone",
                _ => "example" + plain.Count,
            };
        }

        yield return new ExampleValues(plain);
        foreach (var key in candidates.Keys)
        {
            foreach (var value in candidates.Of(key))
            {
                yield return new ExampleValues(new Dictionary<string, string?>(plain, StringComparer.OrdinalIgnoreCase) { [key] = value });
            }
        }
    }

    /// <summary>The document with values instead of variables.</summary>
    public PolicyDocument Fill(PolicyDocument document) =>
        document.Version != PolicyVersion.V2012
            ? document
            : document with
            {
                Statements = [.. document.Statements.Select(statement => VariableFilling.Fill(statement, Value))],
            };

    private string? Value(PatternPart part) => _values.TryGetValue(part.Text, out var value) ? value ?? part.Default ?? Nothing : null;
}
