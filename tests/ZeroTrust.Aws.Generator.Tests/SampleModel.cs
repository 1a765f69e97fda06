using System.IO.Compression;
using ZeroTrust.Aws.Generator.Commands;

namespace ZeroTrust.Aws.Generator.Tests;

/// <summary>A small model, an operation list and an output folder in a temporary place.</summary>
internal sealed class SampleModel : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("generator").FullName;

    public SampleModel(string operations = "ListThings\n", bool compressed = false)
    {
        // botocore's layout: service, date, files.
        var folder = Path.Combine(Models, "account", "2021-02-01");
        Directory.CreateDirectory(folder);
        foreach (var name in (string[])["service-2.json", "paginators-1.json", "endpoint-rule-set-1.json"])
        {
            var source = Path.Combine(AppContext.BaseDirectory, "Cases", name);
            if (!compressed)
            {
                File.Copy(source, Path.Combine(folder, name));
                continue;
            }

            using var target = new GZipStream(File.Create(Path.Combine(folder, name + ".gz")), CompressionLevel.Fastest);
            target.Write(File.ReadAllBytes(source));
        }

        Directory.CreateDirectory(Operations);
        File.WriteAllText(Path.Combine(Operations, "account.txt"), operations);
    }

    public string Models => Path.Combine(_root, "models");

    public string Operations => Path.Combine(_root, "operations");

    public string Output => Path.Combine(_root, "output");

    public string ServiceFile => Path.Combine(Models, "account", "2021-02-01", "service-2.json");

    public (int Code, string Text) Run(string command)
    {
        var options = Options.Parse([command, "--models", Models, "--operations", Operations, "--output", Output], _root);
        var text = new StringWriter();
        var code = command == "check" ? CheckCommand.Run(options, text) : GenerateCommand.Run(options, text);
        return (code, text.ToString());
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Output, name));

    public IReadOnlyDictionary<string, string> Files() =>
        GeneratedFolder.Files(Output).ToDictionary(name => name, Read, StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
