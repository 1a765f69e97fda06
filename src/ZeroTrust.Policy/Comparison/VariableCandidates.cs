using ZeroTrust.Policy.Comparison.Languages;
using ZeroTrust.Policy.Comparison.Lowering;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Comparison;

/// <summary>Values of policy variables with which patterns of the policies meet, so that an
/// example can be looked for where it may be.</summary>
internal sealed class VariableCandidates
{
    private const int Maximum = 12;
    private const int Effort = 4_000;
    private readonly Dictionary<string, SortedSet<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    public VariableCandidates(PolicyDocument before, PolicyDocument after)
    {
        var texts = new List<(string Dimension, PatternText Pattern)>();
        foreach (var document in (PolicyDocument[])[before, after])
        {
            var variables = document.Version == PolicyVersion.V2012;
            foreach (var statement in document.Statements)
            {
                texts.AddRange(statement.Resource?.Patterns.Select(pattern => ("", pattern.Parse(document.Version))) ?? []);
                texts.AddRange(
                    statement
                        .Conditions.Conditions.Where(static condition => condition.Operator.AllowsVariables)
                        .SelectMany(condition =>
                            condition.Values.Select(value =>
                                (
                                    condition.Key.ToLowerInvariant(),
                                    PatternText.Parse(value.Text, condition.Operator.AllowsWildcards, variables)
                                )
                            )
                        )
                );
            }
        }

        foreach (
            var part in texts.SelectMany(static text => text.Pattern.Parts).Where(static part => part.Kind == PatternPartKind.Variable)
        )
        {
            var values = Values(part.Text);
            if (part.Default is not null)
            {
                values.Add(part.Default);
            }
        }

        // What the key itself is compared with, and what a variable has to be for its pattern to meet another one.
        var plain = texts
            .Where(static text => !text.Pattern.HasVariables)
            .Select(static text => (text.Dimension, Glob: PatternLowering.Glob(text.Pattern, new VariableSymbols(), ignoreCase: false)))
            .Distinct()
            .ToArray();
        foreach (var (dimension, glob) in plain.Where(text => _values.ContainsKey(text.Dimension)))
        {
            _values[dimension].Add(glob.Shortest);
        }

        foreach (
            var (dimension, pattern) in texts.Where(static text =>
                text.Pattern.Parts.Count(static part => part.Kind == PatternPartKind.Variable) == 1
            )
        )
        {
            foreach (var other in plain.Where(text => text.Dimension == dimension))
            {
                Meet(pattern, other.Glob);
            }
        }
    }

    /// <summary>The keys that are used as variables.</summary>
    public IEnumerable<string> Keys => _values.Keys;

    /// <summary>Values of a key; null stands for none.</summary>
    public IEnumerable<string?> Of(string key) => _values[key].Take(Maximum).Append(null);

    private SortedSet<string> Values(string key)
    {
        if (!_values.TryGetValue(key, out var values))
        {
            _values.Add(key, values = new SortedSet<string>(StringComparer.Ordinal));
        }

        return values;
    }

    private void Meet(PatternText pattern, Glob other)
    {
        var at = pattern.Parts.ToList().FindIndex(static part => part.Kind == PatternPartKind.Variable);
        var (head, tail) = (Elements(pattern.Parts.Take(at)), Elements(pattern.Parts.Skip(at + 1)));
        var whole = new Glob([.. head.Elements, GlobElement.Many, .. tail.Elements], ignoreCase: false);
        if (TextSearch.Find([new TextLanguage([whole]), new TextLanguage([other])], [], new Effort(Effort)) is not { } text)
        {
            return;
        }

        for (var length = 0; length <= text.Length; length++)
        {
            for (var start = 0; start + length <= text.Length; start++)
            {
                if (GlobMatch.Matches(head, text.AsSpan(0, start)) && GlobMatch.Matches(tail, text.AsSpan(start + length)))
                {
                    Values(pattern.Parts[at].Text).Add(length == 0 ? "x" : text.Substring(start, length));
                    return;
                }
            }
        }
    }

    private static Glob Elements(IEnumerable<PatternPart> parts) =>
        new(
            [
                .. parts.SelectMany(static part =>
                    part.Kind switch
                    {
                        PatternPartKind.AnyRun => [GlobElement.Many],
                        PatternPartKind.AnyOne => [GlobElement.One],
                        _ => part.Text.Select(GlobElement.Of),
                    }
                ),
            ],
            ignoreCase: false
        );
}
