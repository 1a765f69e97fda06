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

    public static Judgement CannotTell(string reason, params string[] keys) => new(ForecastAnswer.CannotTell, reason, keys);
}
