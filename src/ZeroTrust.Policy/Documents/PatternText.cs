using System.Text;

namespace ZeroTrust.Policy.Documents;

/// <summary>A text with wildcards and policy variables, taken apart.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</summary>
public sealed class PatternText
{
    private PatternText(string source, IReadOnlyList<PatternPart> parts)
    {
        Source = source;
        Parts = parts;
        HasVariables = parts.Any(p => p.Kind == PatternPartKind.Variable);
        HasWildcards = parts.Any(p => p.Kind is PatternPartKind.AnyRun or PatternPartKind.AnyOne);
    }

    /// <summary>The text as written.</summary>
    public string Source { get; }

    /// <summary>The parts in order; neighbouring literals are one part and neighbouring <c>*</c> are one part.</summary>
    public IReadOnlyList<PatternPart> Parts { get; }

    /// <summary>Whether a part is a variable, so that what matches depends on the request.</summary>
    public bool HasVariables { get; }

    /// <summary>Whether a part is a wildcard.</summary>
    public bool HasWildcards { get; }

    /// <summary>Whether the pattern is exactly one text.</summary>
    public bool IsLiteral => !HasVariables && !HasWildcards;

    /// <summary>Takes a text apart. A <c>${</c> that does not begin a well-formed variable is plain text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="wildcards">Whether <c>*</c> and <c>?</c> are wildcards, as in Resource, StringLike and ARN
    /// operators, or plain, as in StringEquals.</param>
    /// <param name="variables">Whether <c>${...}</c> is understood, as from version 2012-10-17 on.</param>
    /// <returns>The pattern.</returns>
    public static PatternText Parse(string text, bool wildcards, bool variables)
    {
        var parts = new List<PatternPart>();
        var literal = new StringBuilder();
        void Flush()
        {
            if (literal.Length == 0)
            {
                return;
            }

            parts.Add(new PatternPart(PatternPartKind.Literal, literal.ToString()));
            literal.Clear();
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (wildcards && c == '*')
            {
                Flush();
                if (parts.Count == 0 || parts[^1].Kind != PatternPartKind.AnyRun)
                {
                    parts.Add(new PatternPart(PatternPartKind.AnyRun, ""));
                }
            }
            else if (wildcards && c == '?')
            {
                Flush();
                parts.Add(new PatternPart(PatternPartKind.AnyOne, ""));
            }
            else if (variables && c == '$' && TryReadVariable(text, i, out var part, out var end))
            {
                if (part.Kind == PatternPartKind.Literal)
                {
                    literal.Append(part.Text);
                }
                else
                {
                    Flush();
                    parts.Add(part);
                }
                i = end - 1;
            }
            else
            {
                literal.Append(c);
            }
        }
        Flush();
        return new PatternText(text, parts);
    }

    /// <inheritdoc />
    public override string ToString() => Source;

    /// <summary>Reads the variable, or the escaped character, that begins at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where <c>$</c> stands.</param>
    /// <param name="part">What it is.</param>
    /// <param name="end">The place behind it.</param>
    /// <returns>Whether a well-formed one begins there.</returns>
    internal static bool TryReadVariable(string text, int start, out PatternPart part, out int end)
    {
        part = default;
        end = start;
        if (start + 2 >= text.Length || text[start + 1] != '{')
        {
            return false;
        }

        // The predefined variables ${*}, ${?} and ${$} stand for the characters themselves.
        if (text[start + 2] is '*' or '?' or '$' && start + 3 < text.Length && text[start + 3] == '}')
        {
            part = new PatternPart(PatternPartKind.Literal, text[start + 2].ToString());
            end = start + 4;
            return true;
        }

        // The key runs to a comma or to the brace; a default is quoted and may itself hold a brace.
        var i = start + 2;
        while (i < text.Length && text[i] is not (',' or '}' or '{' or '$' or '*' or '?' or '\''))
        {
            i++;
        }

        if (i >= text.Length || text[i] is not (',' or '}'))
        {
            return false;
        }

        var key = text[(start + 2)..i].Trim();
        if (key.Length == 0)
        {
            return false;
        }

        string? fallback = null;
        if (text[i] == ',')
        {
            i++;
            while (i < text.Length && text[i] == ' ')
            {
                i++;
            }

            if (i >= text.Length || text[i] != '\'')
            {
                return false;
            }

            var close = text.IndexOf('\'', i + 1);
            if (close < 0)
            {
                return false;
            }

            fallback = text[(i + 1)..close];
            i = close + 1;
            while (i < text.Length && text[i] == ' ')
            {
                i++;
            }

            if (i >= text.Length || text[i] != '}')
            {
                return false;
            }
        }
        part = new PatternPart(PatternPartKind.Variable, key, fallback);
        end = i + 1;
        return true;
    }
}
