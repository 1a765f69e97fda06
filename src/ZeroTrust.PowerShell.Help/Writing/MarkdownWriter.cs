using System.Text;
using ZeroTrust.PowerShell.Help.Reading;

namespace ZeroTrust.PowerShell.Help.Writing;

/// <summary>Writes the pages of <c>docs/cmdlets</c>.</summary>
internal static class MarkdownWriter
{
    /// <summary>One page.</summary>
    public static string Page(CmdletPage page)
    {
        var text = new StringBuilder();
        Line(text, "# " + page.Name, "", page.Documentation.Summary, "");
        foreach (var paragraph in page.Documentation.Paragraphs)
        {
            Line(text, paragraph, "");
        }

        Line(text, "## Syntax", "", "```text");
        Line(text, string.Join("\n\n", page.Sets.Select(set => Syntax(page, set))), "```", "", "## Examples", "");
        foreach (var example in page.Documentation.Examples)
        {
            Line(text, example.Text, "", "```powershell", example.Code, "```", "");
        }

        if (page.Parameters.Count > 0)
        {
            Line(text, "## Parameters", "", "| parameter | type | pipeline | what it is |", "|---|---|---|---|");
            foreach (var parameter in page.Parameters)
            {
                Line(text, Row(parameter));
            }

            Line(text, "");
        }

        if (page.ChangesThings)
        {
            Line(text, $"Supports `-WhatIf` and `-Confirm`; confirm impact {page.ConfirmImpact}.", "");
        }

        Line(text, "## In the guide", "", string.Join(' ', Guide(page)), "");
        Line(
            text,
            "## Output",
            "",
            page.Outputs.Count == 0 ? "Nothing." : string.Join(", ", page.Outputs.Select(static o => $"`{o}`")) + "."
        );
        return text.ToString();
    }

    /// <summary>The list of all pages.</summary>
    public static string Index(IReadOnlyList<CmdletPage> pages)
    {
        var text = new StringBuilder();
        Line(
            text,
            "# Cmdlets",
            "",
            "Made from the XML comments of the cmdlets by `./build.ps1 -Task help`; do not edit.",
            "",
            "| step | cmdlet | what it does |",
            "|---|---|---|"
        );
        foreach (
            var page in pages
                .OrderBy(static p => p.Step, StringComparer.Ordinal)
                .ThenBy(static p => p.Noun, StringComparer.Ordinal)
                .ThenBy(static p => p.Verb, StringComparer.Ordinal)
        )
        {
            Line(text, $"| {page.Step} | [{page.Name}]({page.Name}.md) | {Cell(page.Documentation.Summary)} |");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Guide(CmdletPage page)
    {
        (string How, IReadOnlyList<string> Ids)[] parts =
        [
            ("Assesses", page.Assesses),
            ("Enforces", page.Enforces),
            ("Upholds", page.Upholds),
        ];
        return parts
            .Where(static part => part.Ids.Count > 0)
            .Select(static part => $"{part.How} {string.Join(", ", part.Ids.Select(Link))}.");
    }

    private static string Link(string id) => $"[{id}](../coverage.md)";

    private static string Syntax(CmdletPage page, string set)
    {
        var text = new StringBuilder(page.Name);
        foreach (var (parameter, use) in page.In(set))
        {
            var name = use.Position is null || parameter.IsSwitch ? "-" + parameter.Name : "[-" + parameter.Name + "]";
            var part = parameter.IsSwitch ? name : name + " " + parameter.ValueName;
            text.Append(' ').Append(use.Mandatory ? part : "[" + part + "]");
        }

        return text.Append(page.ChangesThings ? " [-WhatIf] [-Confirm]" : "").Append(" [<CommonParameters>]").ToString();
    }

    private static string Row(ParameterEntry parameter)
    {
        var mandatory = parameter.Uses.Any(static u => u.Mandatory)
            ? " (required" + (parameter.Uses.All(static u => u.Mandatory) ? ")" : " in its set)")
            : "";
        var pipeline = (parameter.Uses.Any(static u => u.FromPipeline), parameter.Uses.Any(static u => u.FromPropertyName)) switch
        {
            (true, true) => "value, property",
            (true, false) => "value",
            (false, true) => "property",
            _ => "",
        };
        var values =
            parameter.Values.Count == 0 ? "" : " One of: " + string.Join(", ", parameter.Values.Select(static v => $"`{v}`")) + ".";
        var aliases =
            parameter.Aliases.Count == 0 ? "" : " Also: " + string.Join(", ", parameter.Aliases.Select(static v => $"`-{v}`")) + ".";
        var all = string.Join(' ', parameter.Documentation.Paragraphs.Prepend(parameter.Documentation.Summary));
        return $"| `-{parameter.Name}`{mandatory} | {parameter.TypeName} | {pipeline} | {Cell(all)}{Cell(values)}{aliases} |";
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
