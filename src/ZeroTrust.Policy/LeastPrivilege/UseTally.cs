namespace ZeroTrust.Policy.LeastPrivilege;

/// <summary>Adds uses up by answer, action and reason.</summary>
internal sealed class UseTally
{
    private const int MostResources = 20;
    private readonly Dictionary<(UseAnswer Answer, string Action, string Reason), Line> _lines = [];

    public static UseTally Of(UseTally other)
    {
        var copy = new UseTally();
        foreach (var ((answer, action, reason), line) in other._lines)
        {
            copy.Add(answer, action, null, line.Count, line.LastSeen, reason);
            copy._lines[(answer, action, reason)].Resources.AddRange(line.Resources);
        }

        return copy;
    }

    public void Add(UseAnswer answer, string action, string? resource, long count, DateTimeOffset? lastSeen, string reason)
    {
        if (!_lines.TryGetValue((answer, action, reason), out var line))
        {
            _lines.Add((answer, action, reason), line = new Line());
        }

        line.Count += count;
        line.LastSeen = lastSeen is { } seen && !(seen <= line.LastSeen) ? seen : line.LastSeen;
        if (resource is not null and not "*" && line.Resources.Count < MostResources && !line.Resources.Contains(resource))
        {
            line.Resources.Add(resource);
        }
    }

    public IReadOnlyList<UseRow> Rows() =>
        [
            .. _lines
                .OrderByDescending(static line => line.Key.Answer)
                .ThenBy(static line => line.Key.Action, StringComparer.Ordinal)
                .Select(static line => new UseRow(
                    line.Key.Answer,
                    line.Key.Action,
                    [.. line.Value.Resources],
                    line.Value.Count,
                    line.Value.LastSeen,
                    line.Key.Reason
                )),
        ];

    private sealed class Line
    {
        public List<string> Resources { get; } = [];

        public long Count { get; set; }

        public DateTimeOffset? LastSeen { get; set; }
    }
}
