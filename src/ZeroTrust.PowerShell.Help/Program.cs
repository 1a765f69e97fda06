using ZeroTrust.PowerShell.Help.Reading;
using ZeroTrust.PowerShell.Help.Writing;

// Makes help from the XML comments of the cmdlets:
//   module --assembly <dll> --about <folder> --output <folder>   MAML and about_ topics, as Get-Help reads them
//   docs   --assembly <dll> --output <folder>                    one Markdown page per cmdlet
var options = args.Skip(1).Chunk(2).Where(static pair => pair.Length == 2).ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);
if (args.Length == 0 || !options.TryGetValue("--assembly", out var assembly) || !options.TryGetValue("--output", out var output))
{
    await Console.Error.WriteLineAsync("Usage: module|docs --assembly <dll> [--about <folder>] --output <folder>");
    return 2;
}

var pages = CmdletReader.Read(assembly);
Directory.CreateDirectory(output);
switch (args[0])
{
    case "module":
        foreach (var topic in Directory.EnumerateFiles(options["--about"], "about_*.md"))
        {
            await File.WriteAllTextAsync(Path.Combine(output, Path.GetFileNameWithoutExtension(topic) + ".help.txt"), AboutWriter.Write(await File.ReadAllTextAsync(topic)));
        }

        // Written last: the build takes it as the sign that all of help is there.
        MamlWriter.Write(pages).Save(Path.Combine(output, "ZeroTrust.PowerShell.dll-Help.xml"));
        return 0;
    case "docs":
        foreach (var stale in Directory.EnumerateFiles(output, "*-Zt*.md").Where(file => !pages.Any(page => page.Name == Path.GetFileNameWithoutExtension(file))))
        {
            File.Delete(stale);
        }

        foreach (var page in pages)
        {
            await File.WriteAllTextAsync(Path.Combine(output, page.Name + ".md"), MarkdownWriter.Page(page));
        }

        await File.WriteAllTextAsync(Path.Combine(output, "README.md"), MarkdownWriter.Index(pages));
        return 0;
    default:
        await Console.Error.WriteLineAsync($"'{args[0]}' is neither module nor docs.");
        return 2;
}
