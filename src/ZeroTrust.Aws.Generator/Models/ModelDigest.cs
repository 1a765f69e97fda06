using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ZeroTrust.Aws.Generator.Models;

/// <summary>
/// A digest of what a model says about the API. Prose is left out, because models are passed around with and without it and it has no part
/// in what is generated.
/// </summary>
internal sealed class ModelDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds one file's content.</summary>
    public void Add(JsonNode? root)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(root, writer);
        }

        _hash.AppendData(buffer.GetBuffer(), 0, (int)buffer.Length);
        _hash.AppendData("\n"u8);
    }

    /// <summary>The first 16 hexadecimal digits of the SHA-256.</summary>
    public string Value() => Convert.ToHexString(_hash.GetHashAndReset())[..16].ToLowerInvariant();

    /// <inheritdoc />
    public void Dispose() => _hash.Dispose();

    private static void Write(JsonNode? node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case JsonObject properties:
                writer.WriteStartObject();
                foreach (var (name, value) in properties.Where(property => !IsProse(property)))
                {
                    writer.WritePropertyName(name);
                    Write(value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    // A member that is called documentation is an object; the prose is a string.
    private static bool IsProse(KeyValuePair<string, JsonNode?> property) =>
        property.Key is "documentation" or "documentationUrl" && property.Value is JsonValue;
}
