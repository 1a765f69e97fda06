using System.Text.Json;

namespace ZeroTrust.Escalation.Graph;

/// <summary>The paths of escalation that are known, by identifier. Data: <c>escalation-paths.json</c>.</summary>
public static class EscalationCatalogue
{
    private static readonly Lazy<EscalationPath[]> Embedded = new(Read);

    /// <summary>All paths.</summary>
    public static IReadOnlyList<EscalationPath> Paths => Embedded.Value;

    /// <summary>A path by identifier.</summary>
    /// <param name="id">Such as <c>EC2-001</c>; letter case does not matter.</param>
    /// <returns>The path, or null.</returns>
    public static EscalationPath? Find(string id) => Paths.FirstOrDefault(p => p.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    private static EscalationPath[] Read()
    {
        using var stream = typeof(EscalationCatalogue).Assembly.GetManifestResourceStream("escalation-paths.json")!;
        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.EnumerateArray().Select(Path)];
    }

    private static EscalationPath Path(JsonElement path) =>
        new(
            Text(path, "id")!,
            Text(path, "title")!,
            Enum.Parse<EscalationTarget>(Text(path, "target")!, ignoreCase: true),
            Enum.Parse<EscalationGain>(Text(path, "gains")!, ignoreCase: true),
            [.. path.GetProperty("steps").EnumerateArray().Select(Step)],
            Texts(path, "trusts"),
            Text(path, "workload")
        );

    private static EscalationStep Step(JsonElement step) =>
        new(
            Text(step, "do")!,
            Text(step, "on") is { } on ? Enum.Parse<EscalationObject>(on, ignoreCase: true) : EscalationObject.Any,
            Texts(step, "types")
        );

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string[] Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var values) ? [.. values.EnumerateArray().Select(v => v.GetString()!)] : [];
}
