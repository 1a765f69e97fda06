using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using ZeroTrust.Aws.Generator.Models;

namespace ZeroTrust.Aws.Generator.Naming;

/// <summary>The one table of services (services.json beside this file): the SDK's names, and what no model says.</summary>
internal static class SdkServices
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

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
        return JsonSerializer
            .Deserialize<Dictionary<string, Row>>(stream, Strict)!
            .ToDictionary(
                static entry => entry.Key,
                static entry => new SdkService(
                    entry.Key,
                    entry.Value.Namespace,
                    entry.Value.Class,
                    entry.Value.Official,
                    new ServiceStatement
                    {
                        Iam = entry.Value.Iam,
                        Invalid = entry.Value.Invalid,
                        Actions = entry.Value.Actions,
                        Pages = entry.Value.Pages,
                        Arns = entry.Value.Arns,
                    }
                ),
                StringComparer.Ordinal
            );
    }

    private sealed record Row
    {
        public required string Namespace { get; init; }

        public required string Class { get; init; }

        public string? Official { get; init; }

        public string? Iam { get; init; }

        public string? Invalid { get; init; }

        public Dictionary<string, string[]> Actions { get; init; } = [];

        public Dictionary<string, string> Pages { get; init; } = [];

        public Dictionary<string, string> Arns { get; init; } = [];
    }
}
