using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Policy.Forecasts;

/// <summary>What a change means for one request.</summary>
/// <param name="Answer">The answer; null when the request is none of the layer's business.</param>
/// <param name="Reason">Why: the statement that denies, what is not known, or why the request does not count.</param>
/// <param name="UnknownKeys">Condition keys that are not known and that decide.</param>
internal readonly record struct Judgement(ForecastAnswer? Answer, string Reason, IReadOnlyList<string> UnknownKeys)
{
    public static Judgement Safe { get; } = new(ForecastAnswer.Safe, "", []);

    public static Judgement NotConcerned(string reason) => new(null, reason, []);

    public static Judgement Breaks(string reason) => new(ForecastAnswer.Breaks, reason, []);

    public static Judgement CannotTell(string reason) => new(ForecastAnswer.CannotTell, reason, []);

    public static Judgement CannotTell(IReadOnlyList<Doubt> doubts)
    {
        // A record might have said more of the request, but nothing about a policy.
        var ofRequest = doubts.Where(static doubt => doubt is Doubt.ConditionKey or Doubt.Fact).ToArray();
        var ofPolicies = doubts.Except(ofRequest).ToArray();
        var reasons = new List<string>();
        if (ofRequest.Length > 0)
        {
            reasons.Add($"{string.Join<Doubt>(", ", ofRequest)} {(ofRequest.Length == 1 ? "is" : "are")} not in the record");
        }

        if (ofPolicies.Length > 0)
        {
            reasons.Add($"it depends on {string.Join<Doubt>(", ", ofPolicies)}");
        }

        return new(
            ForecastAnswer.CannotTell,
            string.Join("; ", reasons),
            [.. doubts.OfType<Doubt.ConditionKey>().Select(static key => key.Key)]
        );
    }
}
