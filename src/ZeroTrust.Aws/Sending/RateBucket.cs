namespace ZeroTrust.Aws.Sending;

/// <summary>
/// Token bucket of one account, region and service. Additive increase, multiplicative decrease: it
/// does not hold anything back until AWS throttles;
/// then the rate becomes half of what was measured, and grows by about one request per second for each second that goes well.
/// </summary>
internal sealed class RateBucket(TimeProvider time)
{
    /// <summary>The rate before anything was throttled: more than the parallelism lets through.</summary>
    public const double InitialRate = 1000;

    /// <summary>The slowest: one request in two seconds.</summary>
    public const double MinimumRate = 0.5;

    private readonly object _lock = new();
    private readonly Queue<long> _lastSecond = new();
    private double _rate = InitialRate;
    private double _tokens = InitialRate;
    private long _filledAt = time.GetTimestamp();
    private long _notBefore = long.MinValue;
    private long _shrunkAt = long.MinValue;

    /// <summary>Requests per second that may be sent now.</summary>
    public double Rate
    {
        get
        {
            lock (_lock)
            {
                return _rate;
            }
        }
    }

    /// <summary>Waits until the next request may be sent. A token is reserved at once, so waiting callers keep their order.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var delay = Reserve();
        return delay <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(delay, time, cancellationToken);
    }

    /// <summary>Notes that a request was answered without throttling.</summary>
    public void Succeeded()
    {
        lock (_lock)
        {
            _rate = Math.Min(InitialRate, _rate + (1 / Math.Max(1, _rate)));
        }
    }

    /// <summary>Notes that AWS throttled a request. Several within one second count once: they are answers to the same burst.</summary>
    /// <param name="retryAfter">What AWS asked to wait, when it did.</param>
    public void Throttled(TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (retryAfter is { } wait)
            {
                _notBefore = Math.Max(_notBefore, now + (long)(wait.TotalSeconds * time.TimestampFrequency));
            }

            if (_shrunkAt != long.MinValue && time.GetElapsedTime(_shrunkAt, now) < TimeSpan.FromSeconds(1))
            {
                return;
            }

            Forget(now);
            _rate = Math.Max(MinimumRate, Math.Min(_rate, Math.Max(1, _lastSecond.Count)) / 2);
            _tokens = Math.Min(_tokens, 0);
            _filledAt = now;
            _shrunkAt = now;
        }
    }

    private TimeSpan Reserve()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            Forget(now);
            _lastSecond.Enqueue(now);
            _tokens = Math.Min(Math.Max(1, _rate), _tokens + (time.GetElapsedTime(_filledAt, now).TotalSeconds * _rate));
            _filledAt = now;
            _tokens--;
            var forToken = _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / _rate);
            var forAws = _notBefore > now ? time.GetElapsedTime(now, _notBefore) : TimeSpan.Zero;
            return forToken > forAws ? forToken : forAws;
        }
    }

    private void Forget(long now)
    {
        while (_lastSecond.TryPeek(out var sent) && time.GetElapsedTime(sent, now) > TimeSpan.FromSeconds(1))
        {
            _lastSecond.Dequeue();
        }
    }
}
