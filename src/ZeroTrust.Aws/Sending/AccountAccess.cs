using Amazon.Runtime;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Sending;

/// <summary>One account and how to act in it.</summary>
/// <param name="Scope">The account; it has a gap when it could not be entered.</param>
/// <param name="Credentials">What signs; anonymous when the account could not be entered.</param>
/// <param name="Regions">Regions that are enabled; the default ones when that could not be read.</param>
/// <param name="RegionGap">Why the enabled regions could not be read; null when they could.</param>
internal sealed record AccountAccess(AccountScope Scope, AWSCredentials Credentials, IReadOnlyList<string> Regions, Gap? RegionGap = null);
