using System.Text.Json.Nodes;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Core.Controls;

/// <summary>What may be set for one control and one run. The clock is here because controls may not look at one.</summary>
/// <param name="now">The moment that ages are measured against: when the snapshot was taken.</param>
/// <param name="values">Defaults from the control's metadata, overlaid with the user's.</param>
public sealed class ControlSettings(DateTimeOffset now, JsonObject values)
{
    /// <summary>The moment that ages are measured against.</summary>
    public DateTimeOffset Now { get; } = now;

    /// <summary>A whole number.</summary>
    /// <exception cref="ZeroTrustException">The setting is absent or of another type.</exception>
    public int Number(string name) => Read<int>(name);

    /// <summary>A text.</summary>
    /// <exception cref="ZeroTrustException">The setting is absent or of another type.</exception>
    public string Text(string name) => Read<string>(name);

    /// <summary>A list of texts.</summary>
    /// <exception cref="ZeroTrustException">The setting is absent or of another type.</exception>
    public IReadOnlyList<string> Texts(string name) =>
        values[name] is JsonArray array ? [.. array.Select(static item => item?.GetValue<string>() ?? "")] : throw Invalid(name);

    /// <summary>A list of whole numbers.</summary>
    /// <exception cref="ZeroTrustException">The setting is absent or of another type.</exception>
    public IReadOnlyList<int> Numbers(string name) =>
        values[name] is JsonArray array ? [.. array.Select(static item => item?.GetValue<int>() ?? 0)] : throw Invalid(name);

    private T Read<T>(string name) => values[name] is JsonValue value && value.TryGetValue(out T? result) ? result : throw Invalid(name);

    private static ZeroTrustException Invalid(string name) =>
        new(
            ErrorIds.ArgumentInvalid,
            FailureKind.InvalidArgument,
            name,
            $"The setting '{name}' is absent or has another type than its default.",
            "Compare it with the control's metadata (Get-ZtControl)."
        );
}
