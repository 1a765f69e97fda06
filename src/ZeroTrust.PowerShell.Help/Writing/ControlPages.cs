using System.Text;
using ZeroTrust.Core.Controls;

namespace ZeroTrust.PowerShell.Help.Writing;

/// <summary>Writes the pages of <c>docs/controls</c>: what a control states about itself, then its own page.</summary>
internal static class ControlPages
{
    /// <summary>One page.</summary>
    public static string Page(ControlEntry entry)
    {
        var info = entry.Info;
        var text = new StringBuilder();
        Line(text, $"# {info.Id} {info.Title}", "", "| | |", "|---|---|");
        Row(text, "name", $"`{info.Name}`");
        Row(text, "step", $"{(int)info.Step}, {info.Step}");
        Row(text, "rows of the guide", string.Join(", ", info.Rows));
        Row(text, "severity", info.Severity.ToString());
        Row(text, "resource", $"`{info.ResourceType}`");
        Row(text, "profiles", string.Join(", ", info.Profiles));
        Row(text, "reads", Codes(info.Reads));
        Row(text, "enforcing sends", entry.Enforcement is null ? "nothing: it only checks" : Codes(info.Writes));
        Row(text, "undoing sends", entry.Enforcement is null ? "" : Codes(info.UndoWrites));
        Row(text, "risk of enforcing", entry.Enforcement is null ? "" : info.Risk.ToString());
        Row(text, "what people notice", info.UserImpact);
        Row(text, "settings", info.Settings.Count == 0 ? "" : $"`{info.Settings.ToJsonString()}`");
        foreach (var (framework, requirements) in info.Frameworks.OrderBy(static f => f.Key, StringComparer.Ordinal))
        {
            Row(text, framework, requirements.ToString());
        }

        foreach (var claim in info.Partial)
        {
            var requirements = claim.Of.Select(static of => $"{of.Key} {string.Join(", ", of.Value)}");
            Row(text, "in part only", $"{string.Join("; ", requirements)}: {claim.Missing}");
        }

        // The page begins with a heading of its own; headings move one level down below ours.
        Line(text, "");
        foreach (
            var line in info
                .Help.Replace("\r", "", StringComparison.Ordinal)
                .TrimEnd()
                .Split('\n')
                .SkipWhile(static l => l.StartsWith("# ", StringComparison.Ordinal) || l.Length == 0)
        )
        {
            Line(text, line);
        }

        return text.ToString();
    }

    /// <summary>The list of all controls.</summary>
    public static string Index(IReadOnlyList<ControlEntry> entries)
    {
        var text = new StringBuilder();
        Line(
            text,
            "# Controls",
            "",
            "Made from the folders of `src/ZeroTrust.Controls` by `./build.ps1 -Task help`; do not edit.",
            "",
            "| step | control | severity | enforces | states |",
            "|---|---|---|---|---|"
        );
        foreach (var entry in entries)
        {
            Line(
                text,
                $"| {(int)entry.Info.Step} {entry.Info.Step} | [{entry.Info.Id}]({entry.Info.Name}.md) | {entry.Info.Severity} | "
                    + $"{(entry.Enforcement is null ? "" : "yes")} | {Cell(entry.Info.Title)} |"
            );
        }

        return text.ToString();
    }

    private static string Codes(IEnumerable<string> actions) => string.Join(", ", actions.Select(static a => $"`{a}`"));

    private static void Row(StringBuilder text, string name, string value)
    {
        if (value.Length > 0)
        {
            Line(text, $"| {name} | {Cell(value)} |");
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static void Line(StringBuilder text, params string[] lines)
    {
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
        }
    }
}
