using System.Reflection;
using System.Text.Json;
using ZeroTrust.Aws.Generator.Models;

namespace ZeroTrust.Aws.Generator.Naming;

/// <summary>The one table from model folders to SDK names (services.json beside this file).</summary>
internal static class SdkServices
{
    private static readonly Lazy<IReadOnlyDictionary<string, SdkService>> Table = new(Read);

    /// <summary>Every service of the table.</summary>
    public static IReadOnlyCollection<SdkService> All => [.. Table.Value.Values];

    /// <summary>The names of one service.</summary>
    /// <exception cref="ModelException">The table has no entry: add a line to services.json.</exception>
    public static SdkService Find(string folder) =>
        Table.Value.TryGetValue(folder, out var service)
            ? service
            : throw new ModelException($"Naming/services.json has no entry for '{folder}': add its namespace and class name there.");

    private static Dictionary<string, SdkService> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("services.json")!;
        using var document = JsonDocument.Parse(stream);
        return document
            .RootElement.EnumerateObject()
            .ToDictionary(
                entry => entry.Name,
                entry => new SdkService(
                    entry.Name,
                    entry.Value.Text("namespace")!,
                    entry.Value.Text("class")!,
                    entry.Value.Text("official")
                ),
                StringComparer.Ordinal
            );
    }
}
