namespace ZeroTrust.Aws.Sending;

/// <summary>How hard the connection tries and how fast it may go.</summary>
/// <param name="Parallelism">Requests under way at once over all accounts, regions and services.</param>
/// <param name="ReadRetries">How often the SDK repeats a read that was throttled or failed on the way.</param>
/// <param name="WriteRetries">How often it repeats a write, and the calls made while connecting.</param>
internal sealed record SendingLimits(int Parallelism, int ReadRetries = 4, int WriteRetries = 3);
