using System.Text;

namespace ZeroTrust.PowerShell.Help.Writing;

/// <summary>Turns an <c>about_</c> topic in Markdown into the plain text that <c>Get-Help about_...</c> shows.</summary>
internal static class AboutWriter
{
    private const int Width = 78;

    /// <summary>The text of a topic: headings in capitals, everything else indented by four and wrapped.</summary>
    public static string Write(string markdown)
    {
        var text = new StringBuilder();
        var paragraph = new List<string>();
        var code = false;
        foreach (var line in markdown.Replace("\r", "", StringComparison.Ordinal).Split('\n'))
        {
            var fence = line.StartsWith("```", StringComparison.Ordinal);
            if (fence || code || line.Length == 0 || line[0] is '#' or '|' || line.StartsWith("- ", StringComparison.Ordinal))
            {
                Flush(text, paragraph);
            }

            if (fence)
            {
                code = !code;
            }
            else if (code || line.StartsWith('|'))
            {
                text.Append("    ").Append(code ? "    " : "").Append(line).Append('\n');
            }
            else if (line.StartsWith('#'))
            {
                text.Append(line.TrimStart('#', ' ').ToUpperInvariant()).Append('\n');
            }
            else if (line.Length == 0)
            {
                text.Append('\n');
            }
            else
            {
                paragraph.Add(line);
            }
        }

        Flush(text, paragraph);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Flush(StringBuilder text, List<string> paragraph)
    {
        var indent = paragraph.Count > 0 && paragraph[0].StartsWith("- ", StringComparison.Ordinal) ? "      " : "    ";
        var line = new StringBuilder("    ");
        foreach (
            var word in paragraph.SelectMany(static l =>
                l.Replace("`", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            )
        )
        {
            if (line.Length + word.Length > Width && !string.IsNullOrWhiteSpace(line.ToString()))
            {
                text.Append(line.ToString().TrimEnd()).Append('\n');
                line.Clear().Append(indent);
            }

            line.Append(word).Append(' ');
        }

        if (paragraph.Count > 0)
        {
            text.Append(line.ToString().TrimEnd()).Append('\n');
            paragraph.Clear();
        }
    }
}
