using System.Text.Json;

namespace ZeroTrust.Aws.Generator.Naming;

/// <summary>Optional values of the naming tables.</summary>
internal static class OptionalMembers
{
    /// <summary>The string of a member; null when absent.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Whether a member is true.</summary>
    public static bool Flag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
