using ZeroTrust.Policy.Trails;

namespace ZeroTrust.Policy.Forecasts;

/// <summary>Adds answers up by principal, action and reason, so that a report stays readable however many resources there are.</summary>
internal sealed class ForecastTally
{
    private const int MostResources = 20;
    private readonly Dictionary<(ForecastAnswer Answer, string Principal, string Action, string Reason), Line> _lines = [];

    public void Add(
        ForecastAnswer answer, string principal, string action, string? resource, ObservedEntry entry, string reason, IReadOnlyList<string> unknownKeys)
    {
        if (!_lines.TryGetValue((answer, principal, action, reason), out var line))
        {
            _lines.Add((answer, principal, action, reason), line = new Line(unknownKeys));
        }

        line.Count += entry.Count;
        line.LastSeen = entry.LastSeen is { } seen && !(seen <= line.LastSeen) ? seen : line.LastSeen;
        if (resource is not null && resource != "*" && !line.Resources.Contains(resource))
        {
            line.More |= line.Resources.Count >= MostResources;
            if (line.Resources.Count < MostResources)
            {
                line.Resources.Add(resource);
            }
        }
    }

    public IReadOnlyList<ForecastRow> Rows() =>
    [
        .. _lines.OrderBy(static line => line.Key.Answer).ThenByDescending(static line => line.Value.Count)
            .ThenBy(static line => line.Key.Principal, StringComparer.Ordinal).ThenBy(static line => line.Key.Action, StringComparer.Ordinal)
            .Select(static line => new ForecastRow(
                line.Key.Answer, line.Key.Principal, line.Key.Action, [.. line.Value.Resources], line.Value.More, line.Value.Count, line.Value.LastSeen, line.Key.Reason, line.Value.UnknownKeys)),
    ];

    private sealed class Line(IReadOnlyList<string> unknownKeys)
    {
        public IReadOnlyList<string> UnknownKeys { get; } = unknownKeys;

        public List<string> Resources { get; } = [];

        public bool More { get; set; }

        public long Count { get; set; }

        public DateTimeOffset? LastSeen { get; set; }
    }
}
