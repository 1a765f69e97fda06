using System.Text.Json;

namespace ZeroTrust.Aws.Generator.Tests.Official;

/// <summary>
/// The differences from official packages that are meant, with their reasons: differences.json beside this file, by service. A star at the
/// end of one stands for anything.
/// </summary>
internal sealed class StatedDifferences
{
    private readonly List<string> _lines;

    public StatedDifferences(string service)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Official", "differences.json")));
        _lines =
        [
            .. document
                .RootElement.GetProperty(service)
                .EnumerateArray()
                .SelectMany(entry => entry.GetProperty("differences").EnumerateArray())
                .Select(line => line.GetString()!),
        ];
    }

    /// <summary>The differences that nobody stated.</summary>
    public IReadOnlyList<string> Unstated(IEnumerable<string> differences) =>
        [.. differences.Where(difference => !_lines.Any(line => Fits(line, difference)))];

    /// <summary>What is stated and is no difference any more.</summary>
    public IReadOnlyList<string> Outdated(IEnumerable<string> differences) =>
        [.. _lines.Where(line => !differences.Any(difference => Fits(line, difference)))];

    private static bool Fits(string line, string difference) =>
        line.EndsWith('*') ? difference.StartsWith(line[..^1], StringComparison.Ordinal) : line == difference;
}
