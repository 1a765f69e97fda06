using System.Text.RegularExpressions;

namespace ZeroTrust.Policy.Tests.Naive;

/// <summary>Wildcards and variables, one character at a time and recursively.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html</summary>
internal static partial class NaivePatterns
{
    private const char Star = '\uE000',
        Question = '\uE001',
        Unknown = '\uE002',
        UnknownWithDefault = '\uE003',
        Missing = '\uE004';

    /// <summary>The pattern with special characters for what is not plain text.</summary>
    private static string Expand(string pattern, NaiveRequest request, bool wildcards, bool variables)
    {
        string Plain(string text) => wildcards ? text.Replace('*', Star).Replace('?', Question) : text;
        if (!variables)
        {
            return Plain(pattern);
        }

        var result = "";
        var at = 0;
        foreach (Match match in Variable().Matches(pattern))
        {
            result += Plain(pattern[at..match.Index]);
            at = match.Index + match.Length;
            if (match.Groups["char"].Success)
            {
                result += match.Groups["char"].Value;
                continue;
            }
            var hasDefault = match.Groups["default"].Success;
            var known = request.Knows(match.Groups["key"].Value.Trim(), out var values);
            if (!known || values is { Count: > 1 })
            {
                result += hasDefault ? UnknownWithDefault : Unknown;
            }
            else if (values is { Count: 1 })
            {
                result += values[0];
            }
            else if (hasDefault)
            {
                result += match.Groups["default"].Value;
            }
            else
            {
                result += Missing;
            }
        }
        return result + Plain(pattern[at..]);
    }

    public static Outcome Compare(string pattern, string value, NaiveRequest request, bool wildcards, bool variables, bool ignoreCase)
    {
        var expanded = Expand(pattern, request, wildcards, variables);
        if (expanded.Contains(Missing, StringComparison.Ordinal))
        {
            return Outcome.Invalid;
        }

        var hasUnknown = expanded.IndexOfAny([Unknown, UnknownWithDefault]) >= 0;
        if (Matches(expanded, value, ignoreCase))
        {
            return hasUnknown ? Outcome.Unclear : Outcome.Yes;
        }

        return expanded.Contains(Unknown, StringComparison.Ordinal) ? Outcome.Invalid : Outcome.No;
    }

    public static Outcome CompareArn(string pattern, string value, NaiveRequest request, bool variables)
    {
        // Cut between the parts before variables are filled in, as colons inside variables do not separate.
        var masked = variables ? Variable().Replace(pattern, m => new string('x', m.Length)) : pattern;
        var cuts = new List<int> { -1 };
        while (cuts.Count < 6 && masked.IndexOf(':', cuts[^1] + 1) is var next and >= 0)
        {
            cuts.Add(next);
        }

        if (cuts.Count < 6)
        {
            return Outcome.Unclear;
        }

        cuts.Add(pattern.Length);
        var parts = Enumerable.Range(0, 6).Select(i => pattern[(cuts[i] + 1)..cuts[i + 1]]).ToList();
        var expanded = parts.Select(p => Expand(p, request, true, variables)).ToList();
        if (expanded.Any(p => p.Contains(Missing, StringComparison.Ordinal)))
        {
            return Outcome.Invalid;
        }

        var given = value.Split(':', 6);
        var matches = given.Length == 6 && given[0] == "arn" && Enumerable.Range(0, 6).All(i => Matches(expanded[i], given[i], false));
        var all = string.Concat(expanded);
        if (matches)
        {
            return all.IndexOfAny([Unknown, UnknownWithDefault]) >= 0 ? Outcome.Unclear : Outcome.Yes;
        }

        return all.Contains(Unknown, StringComparison.Ordinal) ? Outcome.Invalid : Outcome.No;
    }

    public static bool MatchesAction(string pattern, string action) =>
        Matches(pattern.Replace('*', Star).Replace('?', Question), action, ignoreCase: true);

    private static bool Matches(string pattern, string text, bool ignoreCase)
    {
        if (pattern == "")
        {
            return text == "";
        }

        if (pattern[0] is Star or Unknown or UnknownWithDefault)
        {
            return Matches(pattern[1..], text, ignoreCase) || (text != "" && Matches(pattern, text[1..], ignoreCase));
        }

        if (text == "")
        {
            return false;
        }

        var same = ignoreCase ? char.ToUpperInvariant(pattern[0]) == char.ToUpperInvariant(text[0]) : pattern[0] == text[0];
        return (pattern[0] == Question || same) && Matches(pattern[1..], text[1..], ignoreCase);
    }

    [GeneratedRegex(@"\$\{(?:(?<char>[*?$])|(?<key>[^,}{$*?']+)(?:, *'(?<default>[^']*)' *)?)\}")]
    private static partial Regex Variable();
}
