using System.Reflection;
using System.Text.Json;

namespace ZeroTrust.Aws.Generator.Naming;

/// <summary>
/// Where the SDK's names or types differ from what its own rules make of the model (customizations.json beside this file).
/// Only the classes differ; what goes over the wire is always as the model says.
/// </summary>
internal sealed class Customization
{
    private static readonly Lazy<JsonElement> Table = new(Read);
    private readonly JsonElement? _entry;

    private Customization(JsonElement? entry) => _entry = entry;

    /// <summary>The entry of one service; an empty one when it has none.</summary>
    public static Customization Of(string folder) => new(Table.Value.TryGetProperty(folder, out var entry) ? entry : null);

    /// <summary>The class name that the SDK gives to a structure; null where it keeps the model's.</summary>
    public string? TypeName(string shape) => Section("types")?.Text(shape);

    /// <summary>The name that the SDK gives to an operation; null where it keeps the model's.</summary>
    public string? OperationName(string operation) => Section("operations")?.Text(operation);

    /// <summary>The name that the SDK gives to a structure's member or an enumeration's value; null where the rule holds.</summary>
    public string? MemberName(string className, string shape, string member) => Member(className, shape, member)?.Text("name");

    /// <summary>Whether the SDK shows no property for a member.</summary>
    public bool IsHidden(string className, string shape, string member) => Member(className, shape, member)?.Flag("hidden") == true;

    /// <summary>Whether the SDK shows a number of milliseconds since 1970 as a DateTime.</summary>
    public bool IsEpochMilliseconds(string className, string shape, string member) =>
        Member(className, shape, member)?.Flag("epochMilliseconds") == true;

    /// <summary>The one member by whose value the SDK replaces a structure; null for ordinary structures.</summary>
    public string? UnwrappedMember(string shape) => Section("unwrapped")?.Text(shape);

    /// <summary>Whether the SDK shows a blob as its text in base64.</summary>
    public bool IsText(string shape) =>
        Section("blobsAsText") is { } shapes && shapes.EnumerateArray().Any(name => name.ValueEquals(shape));

    /// <summary>The property by which the SDK's response shows the operation's output as one object; null
    /// where the members stand in the response.</summary>
    public string? ResponseMember(string operation) => Section("responses")?.Text(operation);

    private JsonElement? Section(string name) => _entry is { } entry && entry.TryGetProperty(name, out var section) ? section : null;

    // Said of a class, of a shape, or of every structure that has such a member.
    private JsonElement? Member(string className, string shape, string member) =>
        Section("members") is not { } members ? null
        : members.TryGetProperty($"{className}.{member}", out var found)
        || members.TryGetProperty($"{shape}.{member}", out found)
        || members.TryGetProperty($"*.{member}", out found)
            ? found
        : null;

    private static JsonElement Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("customizations.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
