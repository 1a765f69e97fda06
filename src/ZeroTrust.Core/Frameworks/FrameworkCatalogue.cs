using System.Text.Json;
using System.Text.Json.Serialization;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Serialization;

namespace ZeroTrust.Core.Frameworks;

/// <summary>The frameworks that ship: one list each in <c>Lists/</c>, read when it is first asked for.</summary>
public static class FrameworkCatalogue
{
    private const string Folder = "Frameworks/Lists/";
    private const string Extension = ".json";

    private static readonly JsonSerializerOptions Options = new(CoreJson.Compact)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly SortedDictionary<string, Lazy<Framework>> ByKey = FindAll();

    /// <summary>Keys of all frameworks, in order; reads no list.</summary>
    public static IReadOnlyCollection<string> Keys => ByKey.Keys;

    /// <summary>All frameworks, by key.</summary>
    public static IEnumerable<Framework> All => ByKey.Values.Select(static list => list.Value);

    /// <summary>A framework by its key or an alias, whatever the case, or null.</summary>
    public static Framework? Find(string keyOrAlias) =>
        ByKey.TryGetValue(keyOrAlias, out var list)
            ? list.Value
            : All.FirstOrDefault(framework => framework.Aliases.Contains(keyOrAlias, StringComparer.OrdinalIgnoreCase));

    /// <summary>A framework by its key or an alias, whatever the case.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.FrameworkNotFound"/>.</exception>
    public static Framework Get(string keyOrAlias) =>
        Find(keyOrAlias)
        ?? throw new ZeroTrustException(
            ErrorIds.FrameworkNotFound,
            FailureKind.NotFound,
            keyOrAlias,
            $"There is no framework '{keyOrAlias}'.",
            $"There are {string.Join(", ", Keys)}."
        );

    private static SortedDictionary<string, Lazy<Framework>> FindAll()
    {
        var found = new SortedDictionary<string, Lazy<Framework>>(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in typeof(FrameworkCatalogue).Assembly.GetManifestResourceNames())
        {
            var path = resource.Replace('\\', '/');
            if (path.StartsWith(Folder, StringComparison.Ordinal))
            {
                found.Add(path[Folder.Length..^Extension.Length], new Lazy<Framework>(() => Read(resource)));
            }
        }

        return found;
    }

    private static Framework Read(string resource)
    {
        using var stream = typeof(FrameworkCatalogue).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<Framework>(stream, Options)!;
    }
}
