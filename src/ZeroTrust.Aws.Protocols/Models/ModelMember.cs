using System.Text.Json.Nodes;

namespace ZeroTrust.Aws.Protocols.Models;

/// <summary>A reference to a shape with traits of its own: a member, list element, map key or value, input, output or error.</summary>
public sealed class ModelMember
{
    private readonly ServiceModel _model;

    internal ModelMember(ServiceModel model, string name, JsonObject json)
    {
        _model = model;
        Name = name;
        Json = json;
    }

    /// <summary>The name of the member.</summary>
    public string Name { get; }

    /// <summary>The whole description.</summary>
    public JsonObject Json { get; }

    /// <summary>The name of the shape.</summary>
    public string ShapeName => Json["shape"]!.GetValue<string>();

    /// <summary>The shape.</summary>
    /// <exception cref="FormatException">The model names a shape that it does not have.</exception>
    public ModelShape Shape =>
        _model.Shapes.TryGetValue(ShapeName, out var shape)
            ? shape
            : throw new FormatException($"'{Name}' refers to the shape '{ShapeName}', which the model does not have.");

    /// <summary>A text field, or null.</summary>
    /// <param name="name">The field's name.</param>
    public string? Text(string name) => Json[name] is JsonValue value ? value.ToString() : null;

    /// <summary>Whether the model says yes to something, for example <c>flattened</c>.</summary>
    /// <param name="name">The field's name.</param>
    public bool Is(string name) => Json[name] is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;
}
