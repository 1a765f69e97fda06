using System.Reflection;
using ZeroTrust.Core.Controls;
using ZeroTrust.PowerShell.Help.Assembling;
using ZeroTrust.PowerShell.Help.Reading;
using ZeroTrust.PowerShell.Help.Templates;
using ZeroTrust.PowerShell.Help.Writing;

// Makes what can be made from the cmdlets, the files beside them, and the controls:
//   module --assembly <dll> --project <folder> --output <folder> --manifest <psd1> [--current must]
//       views, types, surface, MAML and about_ topics for the module's folder, and its manifest; with `must`, one that is out of date fails
//   surface --assembly <dll> --project <folder>                  pins what people type, beside each cmdlet
//   docs --assembly <dll> --output <folder>                      one Markdown page per cmdlet
//   controls --assembly <dll> --output <folder>                  one Markdown page per control
//   new --root <folder> [--target <folder>] and one of
//       --control <Name> --step <Step> [--fact <Record>] | --source <Service>/<Fact> | --command <Verb-ZtNoun> --step <Step>
//       copies a template of .build/templates: it compiles, and tests fail until what it cannot know is written
//   coverage --assembly <dll> --controls <dll> --output <folder> coverage.md: what the controls and cmdlets serve
var options = args.Skip(1)
    .Chunk(2)
    .Where(static pair => pair.Length == 2)
    .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);
try
{
    switch (args.FirstOrDefault())
    {
        case "module":
            return Module();
        case "surface":
            ModuleFiles.PinSurface(CmdletReader.Read(Option("--assembly")), Option("--project"));
            return 0;
        case "docs":
            var pages = CmdletReader.Read(Option("--assembly"));
            WritePages("*-Zt*.md", pages.ToDictionary(static page => page.Name, MarkdownWriter.Page), MarkdownWriter.Index(pages));
            return 0;
        case "controls":
            var entries = Controls(Option("--assembly"));
            WritePages("*.md", entries.ToDictionary(static entry => entry.Info.Name, ControlPages.Page), ControlPages.Index(entries));
            return 0;
        case "coverage":
            var coverage = CoveragePage.Write(Controls(Option("--controls")), CmdletReader.Read(Option("--assembly")));
            File.WriteAllText(Path.Combine(Option("--output"), "coverage.md"), coverage);
            return 0;
        case "new":
            New();
            return 0;
        default:
            throw new ArgumentException($"'{args.FirstOrDefault()}' is none of module, surface, docs, controls, coverage and new.");
    }
}
catch (Exception exception) when (exception is ArgumentException or InvalidDataException)
{
    await Console.Error.WriteLineAsync("error: " + exception.Message).ConfigureAwait(false);
    return 2;
}

int Module()
{
    var (assembly, project, manifest) = (Option("--assembly"), Option("--project"), Option("--manifest"));
    var pages = CmdletReader.Read(assembly);
    var write = !options.ContainsKey("--current");
    if (!ModuleFiles.Manifest(pages, project, assembly, manifest, write) && !write)
    {
        Console.Error.WriteLine(
            $"{manifest}: error ZT0001: It is not what the cmdlets say: build without CI=true, which writes it, and commit it."
        );
        return 1;
    }

    ModuleFiles.Write(pages, project, Option("--output"));
    return 0;
}

void WritePages(string pattern, Dictionary<string, string> texts, string index)
{
    var output = Directory.CreateDirectory(Option("--output")).FullName;
    foreach (
        var stale in Directory.EnumerateFiles(output, pattern).Where(file => !texts.ContainsKey(Path.GetFileNameWithoutExtension(file)))
    )
    {
        File.Delete(stale);
    }

    foreach (var (name, text) in texts)
    {
        File.WriteAllText(Path.Combine(output, name + ".md"), text);
    }

    File.WriteAllText(Path.Combine(output, "README.md"), index);
}

void New()
{
    var root = Option("--root");
    var (kind, values) = (Given("--control"), Given("--source"), Given("--command")) switch
    {
        ({ } name, null, null) => ("control", TemplateValues.Control(name, Option("--step"), Given("--fact") ?? "KmsKeyRotation", root)),
        (null, { } source, null) => ("source", TemplateValues.Source(source, root)),
        (null, null, { } command) => ("command", TemplateValues.Command(command, Option("--step"), root)),
        _ => throw new ArgumentException("new makes one thing: --control, --source or --command."),
    };
    foreach (var file in TemplateFolder.Copy(Path.Combine(root, ".build", "templates", kind), Given("--target") ?? root, values))
    {
        Console.WriteLine(file);
    }
}

string? Given(string name) => options.GetValueOrDefault(name);

string Option(string name) => options.TryGetValue(name, out var value) ? value : throw new ArgumentException($"{args[0]} needs {name}.");

static IReadOnlyList<ControlEntry> Controls(string assembly) =>
    ControlCatalogue.Load(Assembly.LoadFrom(Path.GetFullPath(assembly))).Entries;
