using System.Text.RegularExpressions;
using System.Xml.Linq;
using ZeroTrust.PowerShell.Help.Assembling;
using ZeroTrust.PowerShell.Help.Reading;

namespace ZeroTrust.PowerShell;

/// <summary>What belongs to a cmdlet besides its class. Each thing that is missing is a sentence that names the file to write.</summary>
internal static class CommandRules
{
    private const string Project = "src/ZeroTrust.PowerShell/";

    /// <summary>What is missing of a cmdlet; empty when nothing is.</summary>
    /// <param name="page">The cmdlet.</param>
    /// <param name="root">Folder of the repository.</param>
    public static IEnumerable<string> MissingOf(CmdletPage page, string root)
    {
        var folder = Project + Slashes(CommandFolder.Of(page));
        var class_ = $"{folder}/{page.Verb}{page.Noun}Command.cs";
        var scenario = $"tests/Scenarios/{page.Noun[2..]}.Tests.ps1";
        var surface = Project + Slashes(CommandFolder.SurfaceOf(page));
        if (!File.Exists(Path.Combine(root, class_)))
        {
            yield return $"{page.Name}: its class belongs into {class_}.";
        }

        if (!File.Exists(Path.Combine(root, surface)))
        {
            yield return $"{page.Name}: {surface} must pin what people type; ./build.ps1 -Task surface writes it.";
        }

        foreach (
            var type in page.Outputs.Where(static type => type.StartsWith("ZeroTrust.", StringComparison.Ordinal)).Except(Viewed(root))
        )
        {
            yield return $"{page.Name}: {folder}/{type.Split('.')[^1]}{CommandFolder.Views} must hold a view of {type}.";
        }

        if (!HasScenario(page, root))
        {
            yield return $"{page.Name}: {scenario} must show what a person types and sees.";
        }

        if (page.Documentation.Summary.Length == 0 || page.Documentation.Examples.Count == 0)
        {
            yield return $"{page.Name}: the class in {class_} needs an XML comment with a summary and an example.";
        }

        if (!page.Assesses.Concat(page.Enforces).Concat(page.Upholds).Any())
        {
            yield return $"{page.Name}: the class in {class_} needs [Assesses], [Enforces] or [Upholds].";
        }

        if (!File.Exists(Path.Combine(root, "docs", "cmdlets", page.Name + ".md")))
        {
            yield return $"{page.Name}: docs/cmdlets/{page.Name}.md must be its page; ./build.ps1 -Task help writes it.";
        }
    }

    /// <summary>Types that a part has a view of.</summary>
    public static IReadOnlyList<string> Viewed(string root) =>
        [
            .. CommandFolder
                .Parts(Path.Combine(root, Project), CommandFolder.Views)
                .SelectMany(static part => XDocument.Load(part).Descendants("TypeName"))
                .Select(static name => name.Value),
        ];

    /// <summary>Whether a scenario names the cmdlet. The one that runs the examples of the help names none, and is not about any.</summary>
    private static bool HasScenario(CmdletPage page, string root) =>
        Directory
            .EnumerateFiles(Path.Combine(root, "tests", "Scenarios"), "*.Tests.ps1")
            .Any(file => Regex.IsMatch(File.ReadAllText(file), $@"(?<![\w-]){page.Name}(?![\w-])", RegexOptions.IgnoreCase));

    private static string Slashes(string path) => path.Replace('\\', '/');
}
