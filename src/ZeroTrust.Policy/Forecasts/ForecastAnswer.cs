namespace ZeroTrust.Policy.Forecasts;

/// <summary>What a change of policy means for something that was seen to happen.</summary>
public enum ForecastAnswer
{
    /// <summary>It would be denied.</summary>
    Breaks,

    /// <summary>The record does not hold what decides.</summary>
    CannotTell,

    /// <summary>It would still be allowed.</summary>
    Safe,
}
