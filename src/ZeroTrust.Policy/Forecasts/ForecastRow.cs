namespace ZeroTrust.Policy.Forecasts;

/// <summary>One answer of a forecast.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Principal">ARN of the user, or of the role of the sessions; a service's name; or <c>unknown</c>.</param>
/// <param name="Action">The IAM action; the event's source and name where the catalogue knows none for it.</param>
/// <param name="Resources">Resources that were seen, at most twenty; empty when the records name none.</param>
/// <param name="MoreResources">Whether there were more.</param>
/// <param name="Count">How many records.</param>
/// <param name="LastSeen">When last, UTC.</param>
/// <param name="Reason">The statement that denies, or what is not known.</param>
/// <param name="UnknownKeys">Condition keys that the records do not hold and that decide.</param>
public sealed record ForecastRow(
    ForecastAnswer Answer,
    string Principal,
    string Action,
    IReadOnlyList<string> Resources,
    bool MoreResources,
    long Count,
    DateTimeOffset? LastSeen,
    string Reason,
    IReadOnlyList<string> UnknownKeys
);
