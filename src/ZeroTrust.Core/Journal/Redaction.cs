using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace ZeroTrust.Core.Journal;

/// <summary>Keeps secrets out of journals: values of members that hold secrets are replaced before an answer is written.</summary>
internal static class Redaction
{
    public const string Mark = "(redacted)";

    // Member names of API answers that carry secrets, in any letter case.
    private static readonly FrozenSet<string> Exact = new[]
    {
        "Plaintext",
        "CiphertextBlob",
        "PrivateKey",
        "PrivateKeyPlaintext",
        "KeyMaterial",
        "Base32StringSeed",
        "QRCodePNG",
        "AuthorizationToken",
        "IdToken",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Parts = ["secret", "password", "sessiontoken", "accesstoken", "refreshtoken", "credential"];

    public static JsonObject Apply(JsonObject answer) => (JsonObject)Copy(answer)!;

    public static bool IsSecret(string member) =>
        Exact.Contains(member) || Parts.Any(part => member.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static JsonNode? Copy(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members.Select(static member =>
                    KeyValuePair.Create(
                        member.Key,
                        member.Value is JsonValue && IsSecret(member.Key) ? JsonValue.Create(Mark)
                            : member.Value is JsonArray && IsSecret(member.Key) ? JsonValue.Create(Mark)
                            : Copy(member.Value)
                    )
                )
            ),
            JsonArray items => new JsonArray([.. items.Select(Copy)]),
            _ => node?.DeepClone(),
        };
}
