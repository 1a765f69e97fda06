using System.Text.Json.Nodes;

namespace ZeroTrust.Aws.Protocols.Models;

/// <summary>A shape of a service model.</summary>
public sealed class ModelShape
{
    private readonly ServiceModel _model;

    internal ModelShape(ServiceModel model, string name, JsonObject json)
    {
        _model = model;
        Name = name;
        Json = json;
        var members = new List<ModelMember>();
        if (json["members"] is JsonObject named)
        {
            members.AddRange(named.Select(m => new ModelMember(model, m.Key, (JsonObject)m.Value!)));
        }

        Members = members;
        Required = json["required"] is JsonArray required ? [.. required.Select(r => r!.GetValue<string>())] : [];
        Enumeration = json["enum"] is JsonArray values ? [.. values.Select(v => v!.ToString())] : [];
    }

    /// <summary>The name in the model.</summary>
    public string Name { get; }

    /// <summary>The whole description.</summary>
    public JsonObject Json { get; }

    /// <summary>The type: structure, list, map, string, integer, ...</summary>
    public string Type => Json["type"]!.GetValue<string>();

    /// <summary>The members of a structure in the order of the file.</summary>
    public IReadOnlyList<ModelMember> Members { get; }

    /// <summary>The names of the members that must be given.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>The values of an enumeration; empty for other shapes.</summary>
    public IReadOnlyList<string> Enumeration { get; }

    /// <summary>The element of a list.</summary>
    public ModelMember Element => new(_model, "member", (JsonObject)Json["member"]!);

    /// <summary>The key of a map.</summary>
    public ModelMember Key => new(_model, "key", (JsonObject)Json["key"]!);

    /// <summary>The value of a map.</summary>
    public ModelMember Value => new(_model, "value", (JsonObject)Json["value"]!);

    /// <summary>Whether the model says yes to something, for example <c>exception</c>.</summary>
    /// <param name="name">The field's name.</param>
    public bool Is(string name) => Json[name] is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;
}
