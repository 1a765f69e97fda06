namespace ZeroTrust.Core.Flow;

/// <summary>How well one part of the guide, or one account, stands. The formula is with <see cref="Posture"/>.</summary>
/// <param name="Key">Step name, row id, phase number, account id, or <c>all</c>.</param>
/// <param name="Title">The same for people.</param>
/// <param name="Percent">0 to 100 over what is known; null when nothing is.</param>
/// <param name="AtLeastPercent">0 to 100 when everything unknown is counted as failed: the score that is certain;
/// null when there is no finding at all.</param>
/// <param name="Controls">How many controls spoke.</param>
/// <param name="Passed">Findings that passed.</param>
/// <param name="Failed">Findings that failed.</param>
/// <param name="Unknown">Findings that nobody could decide.</param>
/// <param name="Excepted">Failures that somebody accepted for a time; neither passed nor failed in the score.</param>
public sealed record Score(
    string Key,
    string Title,
    double? Percent,
    double? AtLeastPercent,
    int Controls,
    int Passed,
    int Failed,
    int Unknown,
    int Excepted
);
