using System.Collections.Concurrent;
using ZeroTrust.Core.Connections;

namespace ZeroTrust.Aws.Sending;

/// <summary>What all clients of one connection share: slots, buckets, the counter and the listener.</summary>
internal sealed class Traffic(SendingLimits limits, TimeProvider time, IInteraction interaction) : IDisposable
{
    private readonly ConcurrentDictionary<(string Account, string Region, string Service), RateBucket> _buckets = new();
    private long _calls;

    public SendingLimits Limits => limits;

    public TimeProvider Time => time;

    public IInteraction Interaction => interaction;

    /// <summary>One slot for each request that may be on the wire.</summary>
    public SemaphoreSlim Slots { get; } = new(limits.Parallelism);

    /// <summary>API calls sent so far; an SDK retry does not count again.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    public void Count() => Interlocked.Increment(ref _calls);

    public RateBucket Bucket(string accountId, string region, string service) =>
        _buckets.GetOrAdd((accountId, region, service), static (_, clock) => new RateBucket(clock), time);

    public void Dispose() => Slots.Dispose();
}
