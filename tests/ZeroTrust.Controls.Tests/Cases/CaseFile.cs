using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;

namespace ZeroTrust.Controls.Cases;

/// <summary>One case: facts in, findings (or an intent) and changes out.</summary>
internal sealed class CaseFile
{
    private static readonly JsonObject Defaults = Json(System.IO.Path.Combine(AppContext.BaseDirectory, "case-defaults.json"));

    private CaseFile(string path)
    {
        Path = path;
        Root = Json(path);
    }

    public string Path { get; }

    public JsonObject Root { get; }

    public string CallerArn => (string?)Root["callerArn"] ?? "arn:aws:sts::111122223333:assumed-role/Admin/session";

    public DateTimeOffset Now => DateTimeOffset.Parse((string?)Root["now"] ?? "2026-08-01T00:00:00Z", null);

    public IReadOnlyList<string> BreakGlass => [.. Array("breakGlass").Select(static node => (string)node!)];

    public JsonArray? Changes => Root["changes"] as JsonArray;

    public JsonArray? Notes => Root["notes"] as JsonArray;

    public static string Folder => System.IO.Path.Combine(AppContext.BaseDirectory, "cases");

    /// <summary>Path of a case relative to the cases, such as <c>Identity/RootHasMfa/cases/mfa.json</c>.</summary>
    public static CaseFile Load(string relative) => new(System.IO.Path.Combine(Folder, relative));

    /// <summary>The members that a fact of this kind has in cases that do not state them.</summary>
    public static JsonObject DefaultOf(string factType) => Defaults[factType]?.DeepClone().AsObject() ?? [];

    public static IEnumerable<string> Under(string folder) =>
        Directory.Exists(System.IO.Path.Combine(Folder, folder))
            ? Directory
                .EnumerateFiles(System.IO.Path.Combine(Folder, folder), "*.json", SearchOption.AllDirectories)
                .Select(static file => System.IO.Path.GetRelativePath(Folder, file))
                .Order(StringComparer.Ordinal)
            : [];

    public JsonArray Array(string name) => Root[name] as JsonArray ?? [];

    public Snapshot Snapshot()
    {
        var facts = Array("facts").Select(static node => Fact(node!.AsObject())).ToList();
        var accounts =
            Root["accounts"]?.Deserialize<List<AccountScope>>(CoreJson.Compact)
            ?? [new AccountScope(ResourceText.DefaultAccount, "main", IsManagement: true)];
        var regions = Array("regions").Select(static node => (string)node!).DefaultIfEmpty("eu-west-1").ToList();
        var collected = Root["collected"] is JsonArray names ? names.Select(static node => (string)node!) : FactTypes.Names;
        return new Snapshot(new SnapshotHeader(Now, CallerArn, "aws", accounts, regions, [.. collected]), facts);
    }

    private static IFact Fact(JsonObject node)
    {
        var type = (string)node["type"]!;
        var resource = ResourceText.Parse((string)node["resource"]!) with { Arn = (string?)node["arn"] };
        if (node["gap"] is { } gap)
        {
            return FactTypes.Missing(type, resource, gap.Deserialize<Gap>(CoreJson.Compact)!);
        }

        var value = Over(Defaults[type]?.DeepClone().AsObject() ?? [], node["value"]!.AsObject());
        foreach (var (member, items) in value.ToList())
        {
            if (items is JsonArray list && Defaults[$"{type}.{member}"] is JsonObject itemDefaults)
            {
                value[member] = new JsonArray([.. list.Select(item => Over(itemDefaults.DeepClone().AsObject(), item!.AsObject()))]);
            }
        }

        return FactTypes.Known(resource, FactJson.Read(type, Documents(value)));
    }

    /// <summary>A member called <c>document</c>, <c>content</c> or <c>trustPolicy</c> may be written as JSON
    /// instead of as a text that holds JSON.</summary>
    private static JsonObject Documents(JsonObject value)
    {
        foreach (var (member, content) in value.ToList())
        {
            if (member is "document" or "content" or "trustPolicy" && content is JsonObject)
            {
                value[member] = content.ToJsonString();
            }

            if (member == "inlinePolicies")
            {
                value[member] = new JsonArray([
                    .. content!.AsArray().Select(static item => (JsonNode?)Documents(item!.DeepClone().AsObject())),
                ]);
            }
        }

        return value;
    }

    private static JsonObject Over(JsonObject under, JsonObject over)
    {
        foreach (var (name, value) in over)
        {
            under[name] = value?.DeepClone();
        }

        return under;
    }

    private static JsonObject Json(string path) =>
        JsonNode
            .Parse(File.ReadAllText(path), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!
            .AsObject();
}
