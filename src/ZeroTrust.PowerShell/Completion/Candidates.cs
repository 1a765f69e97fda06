using System.Management.Automation;

namespace ZeroTrust.PowerShell.Completion;

/// <summary>Turns candidates into completions.</summary>
internal static class Candidates
{
    /// <summary>Those that begin with the word, in order; quoted where PowerShell needs it.</summary>
    public static IEnumerable<CompletionResult> For(string word, IEnumerable<string> candidates) =>
        For(word, candidates.Select(static c => (c, c)));

    /// <summary>Those that begin with the word, each with an explanation.</summary>
    public static IEnumerable<CompletionResult> For(string word, IEnumerable<(string Text, string ToolTip)> candidates)
    {
        var start = word.Trim('\'', '"');
        return candidates
            .Where(c => c.Text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            .OrderBy(static c => c.Text, StringComparer.OrdinalIgnoreCase)
            .Select(static c => new CompletionResult(
                Quoted(c.Text),
                c.Text,
                CompletionResultType.ParameterValue,
                c.ToolTip.Length == 0 ? c.Text : c.ToolTip
            ));
    }

    private static string Quoted(string text) =>
        text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':')
            ? text
            : "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
