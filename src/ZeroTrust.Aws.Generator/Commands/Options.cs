using ZeroTrust.Aws.Generator.Models;

namespace ZeroTrust.Aws.Generator.Commands;

/// <summary>The command line.</summary>
/// <param name="Command">generate or check.</param>
/// <param name="Models">The folder of botocore-format models.</param>
/// <param name="Operations">The folder of operation lists.</param>
/// <param name="Output">The folder of the generated files.</param>
/// <param name="Clients">The file that makes the clients; null for models, tables and classes alone.</param>
/// <param name="Full">Whether services of which the product uses the official package get classes too.</param>
internal sealed record Options(string Command, string Models, string Operations, string Output, string? Clients, bool Full)
{
    public const string Usage = """
        usage: dotnet run --project src/ZeroTrust.Aws.Generator -- (generate | check) --models <folder>
                 [--operations <folder>] [--output <folder>] [--clients <file>] [--full]
          generate      writes the clients of the listed operations
          check         generates in memory, names every file that differs, and fails if one does
          --models      botocore-format models: <folder>/<service>/[<date>/]service-2.json, paginators-1.json, endpoint-rule-set-1.json
          --operations  one <service>.txt per service, one operation per line   (default: src/ZeroTrust.Aws.Generator/Operations)
          --output      where the *.g.cs files go                               (default: src/ZeroTrust.Aws.Generated)
          --clients     the file that makes the clients, and with it the table of services beside the generated files
                        (default: src/ZeroTrust.Aws/Sending/ServiceClients.g.cs, none where --output is given)
          --full        classes also for services of which the official package is used (otherwise only their tables)
        """;

    /// <summary>Reads the arguments; the defaults are those of the repository that holds <paramref name="workingFolder"/>.</summary>
    /// <exception cref="ModelException">The arguments do not fit.</exception>
    public static Options Parse(IReadOnlyList<string> arguments, string workingFolder)
    {
        if (arguments.Count == 0 || arguments[0] is not ("generate" or "check"))
        {
            throw new ModelException(Usage);
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var full = false;
        for (var i = 1; i < arguments.Count; i++)
        {
            if (arguments[i] == "--full")
            {
                full = true;
            }
            else if (arguments[i] is "--models" or "--operations" or "--output" or "--clients" && i + 1 < arguments.Count)
            {
                values[arguments[i]] = arguments[++i];
            }
            else
            {
                throw new ModelException($"'{arguments[i]}' is not understood or lacks its value.\n{Usage}");
            }
        }

        if (!values.TryGetValue("--models", out var models))
        {
            throw new ModelException("--models is needed; src/ZeroTrust.Aws.Generator/README.md says where to get them.\n" + Usage);
        }

        var output = values.GetValueOrDefault("--output");
        var clients = output is null ? InRepository(workingFolder, "src/ZeroTrust.Aws/Sending/ServiceClients.g.cs") : null;
        return new Options(
            arguments[0],
            Existing(models),
            Existing(values.GetValueOrDefault("--operations") ?? InRepository(workingFolder, "src/ZeroTrust.Aws.Generator/Operations")),
            output ?? InRepository(workingFolder, "src/ZeroTrust.Aws.Generated"),
            values.GetValueOrDefault("--clients") ?? clients,
            full
        );
    }

    private static string Existing(string folder) =>
        Directory.Exists(folder) ? folder : throw new ModelException($"There is no folder {folder}.");

    private static string InRepository(string start, string path)
    {
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "ZeroTrust.PowerShell.sln")))
            {
                return Path.Combine(folder, path);
            }
        }

        throw new ModelException($"{start} is not inside the repository: give --operations and --output.");
    }
}
