using System.Text;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Controls.Guide;

namespace ZeroTrust.PowerShell.Help.Writing;

/// <summary>Writes <c>docs/coverage.md</c>: which controls serve each row of the guide and each requirement of a framework, and which rows nothing serves yet.</summary>
internal static class CoveragePage
{
    /// <summary>The page.</summary>
    public static string Write(IReadOnlyList<ControlEntry> entries)
    {
        var text = new StringBuilder("# Coverage\n\nMade from the metadata of the controls by `./build.ps1 -Task help`; do not edit.\n\n## Rows of the guide\n\n| row | phase | promise | assessed by | enforced by |\n|---|---|---|---|---|\n");
        foreach (var row in GuideTable.Rows)
        {
            var serving = entries.Where(e => e.Info.Rows.Contains(row.Id)).ToArray();
            text.Append($"| {row.Id} | {row.Phase} | {row.Title} | {Links(serving)} | {Links(serving.Where(static e => e.Enforcement is not null))} |\n");
        }

        foreach (var (framework, title) in Frameworks.All.OrderBy(static f => f.Key, StringComparer.Ordinal))
        {
            var requirements = entries.SelectMany(e => e.Info.Frameworks.GetValueOrDefault(framework, []).Select(requirement => (Requirement: requirement, Entry: e)))
                .GroupBy(static pair => pair.Requirement, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal).ToArray();
            if (requirements.Length == 0)
            {
                continue;
            }

            text.Append($"\n## {framework}\n\n{title}\n\n| requirement | controls |\n|---|---|\n");
            foreach (var requirement in requirements)
            {
                text.Append($"| {requirement.Key} | {Links(requirement.Select(static pair => pair.Entry))} |\n");
            }
        }

        return text.ToString();
    }

    private static string Links(IEnumerable<ControlEntry> entries) => string.Join(", ", entries.Select(static e => $"[{e.Info.Id}](controls/{e.Info.Name}.md)"));
}
