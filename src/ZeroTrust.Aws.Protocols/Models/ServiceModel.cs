using System.Text.Json.Nodes;

namespace ZeroTrust.Aws.Protocols.Models;

/// <summary>A service model in botocore's format (<c>service-2.json</c>), read for building tables and generating code.</summary>
public sealed class ServiceModel
{
    private readonly JsonObject _metadata;

    /// <summary>Reads the parsed JSON of a model.</summary>
    /// <param name="document">The whole document.</param>
    /// <exception cref="FormatException">The document is not a service model.</exception>
    public ServiceModel(JsonObject document)
    {
        ArgumentNullException.ThrowIfNull(document);
        _metadata = document["metadata"] as JsonObject ?? throw new FormatException("The model has no 'metadata' object.");
        var shapes = document["shapes"] as JsonObject ?? throw new FormatException("The model has no 'shapes' object.");
        Shapes = shapes.ToDictionary(s => s.Key, s => new ModelShape(this, s.Key, (JsonObject)s.Value!), StringComparer.Ordinal);
        var operations = document["operations"] as JsonObject ?? [];
        Operations = operations.ToDictionary(
            o => o.Key,
            o => new ModelOperation(this, o.Key, (JsonObject)o.Value!),
            StringComparer.Ordinal
        );
    }

    /// <summary>The shapes by name, in the order of the file.</summary>
    public IReadOnlyDictionary<string, ModelShape> Shapes { get; }

    /// <summary>The operations by name, in the order of the file.</summary>
    public IReadOnlyDictionary<string, ModelOperation> Operations { get; }

    /// <summary>The service id, for example <c>IAM</c>.</summary>
    public string ServiceId => Metadata("serviceId") ?? Metadata("serviceFullName") ?? Metadata("endpointPrefix") ?? "";

    /// <summary>The protocols that the service speaks, the one that it prefers first.</summary>
    public IReadOnlyList<string> Protocols =>
        [.. new[] { Metadata("protocol") ?? "" }.Concat((_metadata["protocols"] as JsonArray ?? []).Select(p => p!.ToString())).Distinct()];

    /// <summary>A text field of <c>metadata</c>, or null.</summary>
    /// <param name="name">The field's name.</param>
    public string? Metadata(string name) => _metadata[name] is JsonValue value ? value.ToString() : null;

    /// <summary>Whether <c>metadata</c> has a field.</summary>
    /// <param name="name">The field's name.</param>
    public bool HasMetadata(string name) => _metadata.ContainsKey(name);

    /// <summary>Reads a model from the text of a <c>service-2.json</c> file.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON.</exception>
    /// <exception cref="FormatException">The JSON is not a service model.</exception>
    public static ServiceModel Parse(string json) =>
        new(JsonNode.Parse(json) as JsonObject ?? throw new FormatException("The model is not a JSON object."));
}
