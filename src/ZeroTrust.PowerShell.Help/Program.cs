using System.Reflection;
using ZeroTrust.Core.Controls;
using ZeroTrust.PowerShell.Help.Reading;
using ZeroTrust.PowerShell.Help.Writing;

// Makes help from the XML comments of the cmdlets:
//   module --assembly <dll> --about <folder> --output <folder>   MAML and about_ topics, as Get-Help reads them
//   docs   --assembly <dll> --output <folder>                    one Markdown page per cmdlet
//   controls --assembly <dll> --output <folder>                  one Markdown page per control
//   coverage --assembly <dll> --controls <dll> --output <folder> coverage.md: what the controls and cmdlets serve
var options = args.Skip(1)
    .Chunk(2)
    .Where(static pair => pair.Length == 2)
    .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);
if (args.Length == 0 || !options.TryGetValue("--assembly", out var assembly) || !options.TryGetValue("--output", out var output))
{
    const string parts = "module|docs|controls|coverage --assembly <dll> [--controls <dll>] [--about <folder>] --output <folder>";
    await Console.Error.WriteLineAsync("Usage: " + parts);
    return 2;
}

Directory.CreateDirectory(output);
if (args[0] == "controls")
{
    var entries = Controls(assembly);
    foreach (
        var stale in Directory
            .EnumerateFiles(output, "*.md")
            .Where(file => !entries.Any(entry => entry.Info.Name == Path.GetFileNameWithoutExtension(file)))
    )
    {
        File.Delete(stale);
    }

    foreach (var entry in entries)
    {
        await File.WriteAllTextAsync(Path.Combine(output, entry.Info.Name + ".md"), ControlPages.Page(entry));
    }

    await File.WriteAllTextAsync(Path.Combine(output, "README.md"), ControlPages.Index(entries));
    return 0;
}

var pages = CmdletReader.Read(assembly);
switch (args[0])
{
    case "module":
        foreach (var topic in Directory.EnumerateFiles(options["--about"], "about_*.md"))
        {
            await File.WriteAllTextAsync(
                Path.Combine(output, Path.GetFileNameWithoutExtension(topic) + ".help.txt"),
                AboutWriter.Write(await File.ReadAllTextAsync(topic))
            );
        }

        // Written last: the build takes it as the sign that all of help is there.
        MamlWriter.Write(pages).Save(Path.Combine(output, "ZeroTrust.PowerShell.dll-Help.xml"));
        return 0;
    case "docs":
        foreach (
            var stale in Directory
                .EnumerateFiles(output, "*-Zt*.md")
                .Where(file => !pages.Any(page => page.Name == Path.GetFileNameWithoutExtension(file)))
        )
        {
            File.Delete(stale);
        }

        foreach (var page in pages)
        {
            await File.WriteAllTextAsync(Path.Combine(output, page.Name + ".md"), MarkdownWriter.Page(page));
        }

        await File.WriteAllTextAsync(Path.Combine(output, "README.md"), MarkdownWriter.Index(pages));
        return 0;
    case "coverage":
        await File.WriteAllTextAsync(Path.Combine(output, "coverage.md"), CoveragePage.Write(Controls(options["--controls"]), pages));
        return 0;
    default:
        await Console.Error.WriteLineAsync($"'{args[0]}' is none of module, docs, controls and coverage.");
        return 2;
}

static IReadOnlyList<ControlEntry> Controls(string assembly) =>
    ControlCatalogue.Load(Assembly.LoadFrom(Path.GetFullPath(assembly))).Entries;
