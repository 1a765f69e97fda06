using System.Globalization;
using System.IO.Compression;
using System.Text;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Policy.Catalogue;

/// <summary>All services, actions, resource types and condition keys that AWS documents in the Service Authorization Reference, as of
/// <see cref="UpdatedAt"/>. https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html</summary>
public sealed class IamCatalogue
{
    private static readonly Lazy<IamCatalogue> Embedded = new(ReadEmbedded);

    private readonly Dictionary<string, IamService> _byPrefix;

    private IamCatalogue(string version, DateTimeOffset updatedAt, IamConditionKey[] globalKeys, IamService[] services)
    {
        Version = version;
        UpdatedAt = updatedAt;
        GlobalConditionKeys = globalKeys;
        Services = services;
        _byPrefix = services.ToDictionary(s => s.Prefix, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The catalogue that comes with this assembly; unpacked at first use.</summary>
    public static IamCatalogue Default => Embedded.Value;

    /// <summary>The version of the data.</summary>
    public string Version { get; }

    /// <summary>When the data was gathered.</summary>
    public DateTimeOffset UpdatedAt { get; }

    /// <summary>Condition keys that belong to no single service.</summary>
    public IReadOnlyList<IamConditionKey> GlobalConditionKeys { get; }

    /// <summary>The services by prefix.</summary>
    public IReadOnlyList<IamService> Services { get; }

    /// <summary>A service by prefix; letter case does not matter.</summary>
    /// <param name="prefix">Such as <c>s3</c>.</param>
    /// <returns>The service, or null.</returns>
    public IamService? FindService(string prefix) => _byPrefix.GetValueOrDefault(prefix);

    /// <summary>An action by full name; letter case does not matter.</summary>
    /// <param name="action">Such as <c>s3:GetObject</c>.</param>
    /// <returns>The action, or null.</returns>
    public IamAction? FindAction(string action) =>
        action.IndexOf(':', StringComparison.Ordinal) is var colon and > 0
            ? FindService(action[..colon])?.FindAction(action[(colon + 1)..])
            : null;

    /// <summary>A condition key, global or of the service that its prefix names.</summary>
    /// <param name="key">The key as a policy uses it.</param>
    /// <returns>The key, or null.</returns>
    public IamConditionKey? FindConditionKey(string key)
    {
        var found = GlobalConditionKeys.FirstOrDefault(k => k.Matches(key));
        if (found is not null)
        {
            return found;
        }

        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 ? null : FindService(key[..colon])?.ConditionKeys.FirstOrDefault(k => k.Matches(key));
    }

    /// <summary>The actions that a pattern matches.</summary>
    /// <param name="pattern">Such as <c>s3:Get*</c> or <c>*</c>; letter case does not matter.</param>
    /// <returns>The actions by service and name.</returns>
    public IReadOnlyList<IamAction> Expand(string pattern)
    {
        if (pattern.AsSpan().IndexOfAny('*', '?') < 0)
        {
            return FindAction(pattern) is { } action ? [action] : [];
        }

        var colon = pattern.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? pattern : pattern[..colon];
        var compiled = new CompiledPattern(PatternText.Parse(pattern, wildcards: true, variables: false).Parts, ignoreCase: true);
        IReadOnlyList<IamService> named = FindService(prefix) is { } one ? [one] : [];
        var services = prefix.AsSpan().ContainsAny('*', '?') ? Services : named;
        return [.. services.SelectMany(s => s.Actions).Where(a => compiled.Match(a.FullName))];
    }

    /// <summary>The actions that any of the patterns matches.</summary>
    /// <param name="patterns">Patterns.</param>
    /// <returns>The actions by service and name, each once.</returns>
    public IReadOnlyList<IamAction> Expand(IEnumerable<string> patterns) =>
        [
            .. patterns
                .SelectMany(Expand)
                .DistinctBy(a => a.FullName, StringComparer.Ordinal)
                .OrderBy(a => a.FullName, StringComparer.Ordinal),
        ];

    /// <summary>The actions that an Action or NotAction element matches.</summary>
    /// <param name="element">The element.</param>
    /// <returns>The actions by service and name.</returns>
    public IReadOnlyList<IamAction> Expand(ActionElement element)
    {
        var named = Expand(element.Patterns.Select(p => p.Text));
        if (!element.IsNot)
        {
            return named;
        }

        var excluded = named.Select(a => a.FullName).ToHashSet(StringComparer.Ordinal);
        return [.. Services.SelectMany(s => s.Actions).Where(a => !excluded.Contains(a.FullName))];
    }

    /// <summary>The inverse of <see cref="Expand(IEnumerable{string})"/>: a short list of patterns that
    /// match exactly these actions of the catalogue.
    /// Actions that AWS adds later may match as well.</summary>
    /// <param name="actions">Full names; every one must be in the catalogue.</param>
    /// <returns>Patterns by service.</returns>
    /// <exception cref="ArgumentException">An action is not in the catalogue.</exception>
    public IReadOnlyList<string> Compress(IEnumerable<string> actions)
    {
        var byService = actions
            .Select(a => FindAction(a) ?? throw new ArgumentException($"There is no action '{a}' in the catalogue.", nameof(actions)))
            .GroupBy(a => a.Service, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(a => a.Name).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        if (Services.All(s => s.Actions.Count == 0 || (byService.TryGetValue(s.Prefix, out var names) && names.Count == s.Actions.Count)))
        {
            return ["*"];
        }

        return
        [
            .. byService
                .OrderBy(s => s.Key, StringComparer.Ordinal)
                .SelectMany(s => WildcardCover.Find(s.Value, FindService(s.Key)!.Actions.Select(a => a.Name)).Select(p => $"{s.Key}:{p}")),
        ];
    }

    private static IamCatalogue ReadEmbedded()
    {
        using var stream = typeof(IamCatalogue).Assembly.GetManifestResourceStream("iam-catalogue.br")!;
        using var text = new StreamReader(new BrotliStream(stream, CompressionMode.Decompress), Encoding.UTF8);
        return Read(text.ReadToEnd());
    }

    private static IamCatalogue Read(string text)
    {
        var (version, updatedAt) = ("", default(DateTimeOffset));
        var globals = new List<IamConditionKey>();
        var services = new List<IamService>();
        var at = 0;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at);
            var fields = text[at..end].Split('\t');
            at = end + 1;
            switch (fields[0])
            {
                case "V":
                    (version, updatedAt) = (fields[1], DateTimeOffset.Parse(fields[2], CultureInfo.InvariantCulture));
                    break;
                case "G":
                    globals.Add(new IamConditionKey(fields[1], fields[2]));
                    break;
                default:
                    var next = text.IndexOf("\nS\t", at - 1, StringComparison.Ordinal);
                    var stop = next < 0 ? text.Length : next + 1;
                    services.Add(new IamService(fields[1], fields[2], fields[3] == "1", text[at..stop]));
                    at = stop;
                    break;
            }
        }
        return new IamCatalogue(version, updatedAt, [.. globals], [.. services]);
    }
}
