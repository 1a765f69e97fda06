using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Serialization;

/// <summary>
/// Facts as JSON, and the one rule by which two states of a fact are the same. States are
/// compared, and hashed, in their <i>comparison form</i>:
/// members marked <see cref="VolatileAttribute"/> are left out at any depth, absent and null are one,
/// lists are sorted (AWS promises no order for any
/// list that facts hold), and members marked <see cref="PolicyDocumentAttribute"/> are reduced to
/// their meaning. Everything else counts exactly.
/// </summary>
public static class FactJson
{
    /// <summary>The JSON of a fact record, as <see cref="Plans.ChangeState"/> holds it.</summary>
    public static JsonNode Of(object value) => JsonSerializer.SerializeToNode(value, value.GetType(), CoreJson.Compact)!;

    /// <summary>The JSON of a fact; null when there is none or it is missing.</summary>
    public static JsonNode? Of(IFact? fact) => fact?.Value is { } value ? Of(value) : null;

    /// <summary>Reads a fact record back.</summary>
    /// <exception cref="JsonException">The JSON is not of this record.</exception>
    public static TFact Read<TFact>(JsonNode node)
        where TFact : class => node.Deserialize<TFact>(CoreJson.Compact) ?? throw new JsonException("null is not a fact.");

    /// <summary>Reads a fact record back, of a kind given by name.</summary>
    /// <exception cref="JsonException">The JSON is not of this record.</exception>
    /// <exception cref="ArgumentException">No fact type has that name.</exception>
    public static object Read(string factType, JsonNode node)
    {
        var type = FactTypes.Find(factType) ?? throw new ArgumentException("No fact type is called " + factType + ".", nameof(factType));
        return node.Deserialize(type, CoreJson.Compact) ?? throw new JsonException("null is not a fact.");
    }

    /// <summary>JSON with sorted members and no white space: equal texts are equal values.</summary>
    public static string Canonical(JsonNode? node) => CanonicalJson.Write(node);

    /// <summary>Whether two states of one fact are the same, see the remarks of the type.</summary>
    public static bool Same(string factType, JsonNode? left, JsonNode? right) =>
        string.Equals(Form(factType, left), Form(factType, right), StringComparison.Ordinal);

    /// <summary>
    /// Whether <paramref name="actual"/> has everything that <paramref name="pattern"/> states: members that
    /// the pattern does not name are free, a list of
    /// the pattern must be contained in the actual one.
    /// </summary>
    public static bool Covers(string factType, JsonNode? pattern, JsonNode? actual) =>
        Contains(FactComparison.Form(factType, actual), FactComparison.Form(factType, pattern));

    /// <summary>SHA-256 (lower-case hexadecimal) of the comparison form; of nothing: <c>absent</c>.</summary>
    public static string Hash(string factType, JsonNode? node) =>
        node is null ? "absent" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Form(factType, node)))).ToLowerInvariant();

    private static string Form(string factType, JsonNode? node) => CanonicalJson.Write(FactComparison.Form(factType, node));

    private static bool Contains(JsonNode? actual, JsonNode? pattern) =>
        (actual, pattern) switch
        {
            (_, null) => true,
            (JsonObject a, JsonObject p) => p.All(member => Contains(a[member.Key], member.Value)),
            (JsonArray a, JsonArray p) => p.All(item => a.Any(candidate => Contains(candidate, item))),
            _ => CanonicalJson.Write(actual) == CanonicalJson.Write(pattern),
        };
}
