using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.Core.Connections;

/// <summary>What a connection is, without secrets.</summary>
/// <param name="Kind">Aws, Sandbox or Snapshot.</param>
/// <param name="AccountId">The account of the caller.</param>
/// <param name="CallerArn">The caller.</param>
/// <param name="Partition">aws, aws-cn, ...</param>
/// <param name="Accounts">Accounts in reach, and those that could not be entered.</param>
/// <param name="Regions">Regions to look at.</param>
/// <param name="Source">Where the credentials came from: profile name, environment, static, sandbox, or the snapshot's path.</param>
/// <param name="ConnectedAt">When, UTC.</param>
public sealed record ConnectionInfo(
    ConnectionKind Kind,
    string AccountId,
    string CallerArn,
    string Partition,
    IReadOnlyList<AccountScope> Accounts,
    IReadOnlyList<string> Regions,
    string Source,
    DateTimeOffset ConnectedAt
);
