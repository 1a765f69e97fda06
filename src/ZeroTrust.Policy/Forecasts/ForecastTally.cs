using ZeroTrust.Policy.Trails;

namespace ZeroTrust.Policy.Forecasts;

/// <summary>
/// Adds answers up by principal, action and reason, so that a report stays readable however many
/// resources there are. Bounded: beyond a number of rows
/// further principals, and then further actions, share a row that says so. Nothing is left out.
/// </summary>
internal sealed class ForecastTally
{
    private const int MostResources = 20;
    private const int MostLines = 20_000;
    private const int MostActions = 25_000;
    private const int MostText = 8_000_000;
    private readonly Dictionary<(ForecastAnswer Answer, string Principal, string Action, string Reason), Line> _lines = [];
    private readonly Dictionary<ForecastAnswer, int> _text = [];

    /// <summary>Records in rows that several principals or actions share.</summary>
    public long Merged { get; private set; }

    public void Add(
        string principal,
        string action,
        IReadOnlyList<string> resources,
        bool hasMore,
        ObservedEntry entry,
        Judgement judgement
    )
    {
        var answer = judgement.Answer!.Value;
        if (!_lines.TryGetValue((answer, principal, action, judgement.Reason), out var line))
        {
            if (_lines.Count >= MostLines)
            {
                (principal, action) = ("(other principals)", _lines.Count >= MostActions ? "(other actions)" : action);
                Merged += entry.Count;
            }

            if (!_lines.TryGetValue((answer, principal, action, judgement.Reason), out line))
            {
                _lines.Add((answer, principal, action, judgement.Reason), line = new Line(judgement.UnknownKeys));
            }
        }

        line.Count += entry.Count;
        line.LastSeen = entry.LastSeen is { } seen && !(seen <= line.LastSeen) ? seen : line.LastSeen;
        line.More |= hasMore;
        foreach (var resource in resources)
        {
            Add(line, answer, resource);
        }
    }

    public IReadOnlyList<ForecastRow> Rows() =>
        [
            .. _lines
                .OrderBy(static line => line.Key.Answer)
                .ThenByDescending(static line => line.Value.Count)
                .ThenBy(static line => line.Key.Principal, StringComparer.Ordinal)
                .ThenBy(static line => line.Key.Action, StringComparer.Ordinal)
                .Select(static line => new ForecastRow(
                    line.Key.Answer,
                    line.Key.Principal,
                    line.Key.Action,
                    [.. line.Value.Resources],
                    line.Value.More,
                    line.Value.Count,
                    line.Value.LastSeen,
                    line.Key.Reason,
                    line.Value.UnknownKeys
                )),
        ];

    private void Add(Line line, ForecastAnswer answer, string resource)
    {
        if (line.Resources.Contains(resource))
        {
            return;
        }

        var text = _text.GetValueOrDefault(answer);
        if (line.Resources.Count >= MostResources || text > MostText)
        {
            line.More = true;
            return;
        }

        line.Resources.Add(resource);
        _text[answer] = text + resource.Length;
    }

    private sealed class Line(IReadOnlyList<string> unknownKeys)
    {
        public IReadOnlyList<string> UnknownKeys { get; } = unknownKeys;

        public List<string> Resources { get; } = [];

        public bool More { get; set; }

        public long Count { get; set; }

        public DateTimeOffset? LastSeen { get; set; }
    }
}
