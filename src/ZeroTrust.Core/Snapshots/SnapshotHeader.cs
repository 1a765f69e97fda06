namespace ZeroTrust.Core.Snapshots;

/// <summary>When, by whom and over what a snapshot was taken.</summary>
/// <param name="TakenAt">Start of the collection, UTC.</param>
/// <param name="CallerArn">The identity that looked.</param>
/// <param name="Partition">aws, aws-cn, aws-us-gov, ...</param>
/// <param name="Accounts">Every account, also those that could not be entered.</param>
/// <param name="Regions">Region codes that were looked at.</param>
/// <param name="FactTypes">Names of the kinds of facts that were asked for.</param>
public sealed record SnapshotHeader(
    DateTimeOffset TakenAt,
    string CallerArn,
    string Partition,
    IReadOnlyList<AccountScope> Accounts,
    IReadOnlyList<string> Regions,
    IReadOnlyList<string> FactTypes
);
