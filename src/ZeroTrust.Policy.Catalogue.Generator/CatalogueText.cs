using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ZeroTrust.Policy.Catalogue.Generator;

/// <summary>Writes the catalogue's text form, one fact per line, fields separated by tabs:
/// <code>
/// V version date
/// G key type                          a global condition key
/// S prefix name rcp                   a service; the lines up to the next S belong to it
/// K key type                          a condition key, numbered from 0
/// T name arn-format keys              a resource type, numbered from 0; keys are numbers of K lines
/// A name level types keys             an action; types are numbers of T lines, with ! when required
/// </code>
/// </summary>
internal static partial class CatalogueText
{
    /// <summary>Reads the unpacked npm package. Only facts are taken, no descriptions.</summary>
    /// <param name="folder">The folder with package.json.</param>
    /// <returns>The text.</returns>
    public static string FromPackage(string folder)
    {
        var text = new StringBuilder();
        using var package = Read(folder, "package.json");
        var updated = package.RootElement.GetProperty("updatedAt").GetDateTimeOffset();
        Line(
            text,
            "V",
            package.RootElement.GetProperty("version").GetString()!,
            updated.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        );
        var globals = File.ReadAllText(Path.Combine(folder, "dist", "cjs", "globalConditionKeys.js"));
        foreach (Match key in GlobalKey().Matches(globals))
        {
            Line(text, "G", Placeholder(key.Groups["key"].Value), key.Groups["type"].Value);
        }

        using var names = Read(folder, "data", "serviceNames.json");
        using var resourceControl = Read(folder, "data", "rcpSupportedServices.json");
        using var services = Read(folder, "data", "services.json");
        var covered = resourceControl.RootElement.EnumerateArray().Select(s => s.GetString()!).ToHashSet(StringComparer.Ordinal);
        foreach (var service in services.RootElement.EnumerateArray().Select(s => s.GetString()!).Order(StringComparer.Ordinal))
        {
            var name = names.RootElement.TryGetProperty(service, out var found) ? found.GetString()! : service;
            Line(text, "S", service, name, covered.Contains(service) ? "1" : "0");
            WriteService(text, folder, service);
        }
        return text.ToString();
    }

    /// <summary>Compresses with Brotli at its strongest.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The bytes to embed.</returns>
    public static byte[] Compress(string text)
    {
        using var output = new MemoryStream();
        using (var brotli = new BrotliStream(output, CompressionLevel.SmallestSize))
        {
            brotli.Write(Encoding.UTF8.GetBytes(text));
        }

        return output.ToArray();
    }

    private static void WriteService(StringBuilder text, string folder, string service)
    {
        var keys = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in Members(folder, "conditionKeys", service))
        {
            var name = Placeholder(Text(key, "key"));
            keys[name] = keys.Count;
            Line(text, "K", name, Text(key, "type"));
        }
        // An action may use a key of another service: it then gets a number here too.
        int Number(string key)
        {
            key = Placeholder(key);
            if (keys.TryGetValue(key, out var number))
            {
                return number;
            }

            keys[key] = keys.Count;
            Line(text, "K", key, "");
            return keys.Count - 1;
        }
        string Numbers(IEnumerable<string> names) =>
            string.Join(',', names.Distinct(StringComparer.OrdinalIgnoreCase).Select(Number).Order());

        var types = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var type in Members(folder, "resourceTypes", service))
        {
            types[Text(type, "key")] = types.Count;
            var numbers = type.TryGetProperty("conditionKeys", out var list) ? Numbers(Strings(list)) : "";
            Line(text, "T", Text(type, "key"), Text(type, "arn"), numbers);
        }
        foreach (var action in Members(folder, "actions", service))
        {
            var used = action.GetProperty("resourceTypes").EnumerateArray().ToList();
            var actionKeys = Strings(action.GetProperty("conditionKeys"))
                .Concat(used.SelectMany(u => Strings(u.GetProperty("conditionKeys"))));
            var numbers = Numbers(actionKeys);
            var resources = used.Where(u => types.ContainsKey(Text(u, "name")))
                .Select(u =>
                    types[Text(u, "name")].ToString(CultureInfo.InvariantCulture) + (u.GetProperty("required").GetBoolean() ? "!" : "")
                )
                .Distinct();
            Line(text, "A", Text(action, "name"), Level(Text(action, "accessLevel")), string.Join(',', resources), numbers);
        }
    }

    /// <summary>AWS's pages write the variable part of a key in three ways; the catalogue has one.</summary>
    private static string Placeholder(string key) =>
        key.EndsWith("/tag-key", StringComparison.Ordinal) || key.EndsWith("/<key>", StringComparison.Ordinal)
            ? key[..(key.LastIndexOf('/') + 1)] + "${TagKey}"
            : key;

    private static string Level(string text) =>
        text.Split(',')[0] switch
        {
            "Read" => "R",
            "List" => "L",
            "Write" => "W",
            "Tagging" => "T",
            "Permissions management" => "P",
            var other => throw new InvalidDataException($"There is no access level '{other}'."),
        };

    private static IEnumerable<JsonElement> Members(string folder, string kind, string service)
    {
        var path = Path.Combine(folder, "data", kind, service + ".json");
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. file.RootElement.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => m.Value.Clone())];
    }

    private static IEnumerable<string> Strings(JsonElement list) => list.EnumerateArray().Select(s => s.GetString()!);

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString()!.Replace('\t', ' ').Replace('\n', ' ');

    private static JsonDocument Read(params string[] path) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(path)));

    private static void Line(StringBuilder text, params string[] fields) => text.Append(string.Join('\t', fields)).Append('\n');

    [GeneratedRegex(@"key: '(?<key>[^']+)',\s*category: '[^']*',\s*type: '(?<type>[^']+)'")]
    private static partial Regex GlobalKey();
}
