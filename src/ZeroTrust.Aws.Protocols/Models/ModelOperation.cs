using System.Text.Json.Nodes;

namespace ZeroTrust.Aws.Protocols.Models;

/// <summary>An operation of a service model.</summary>
public sealed class ModelOperation
{
    internal ModelOperation(ServiceModel model, string name, JsonObject json)
    {
        Name = name;
        Json = json;
        Input = json["input"] is JsonObject input ? new(model, "input", input) : null;
        Output = json["output"] is JsonObject output ? new(model, "output", output) : null;
        Errors = json["errors"] is JsonArray errors ? [.. errors.Select(e => new ModelMember(model, "error", (JsonObject)e!))] : [];
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The whole description.</summary>
    public JsonObject Json { get; }

    /// <summary>The input, or null.</summary>
    public ModelMember? Input { get; }

    /// <summary>The output, or null.</summary>
    public ModelMember? Output { get; }

    /// <summary>The errors that the model names.</summary>
    public IReadOnlyList<ModelMember> Errors { get; }

    /// <summary>Whether the model says yes to something, for example <c>httpChecksumRequired</c>.</summary>
    /// <param name="name">The field's name.</param>
    public bool Is(string name) => Json[name] is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;
}
