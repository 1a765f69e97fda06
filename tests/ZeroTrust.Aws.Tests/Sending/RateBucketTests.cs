using ZeroTrust.Aws.Doubles;

namespace ZeroTrust.Aws.Sending;

public sealed class RateBucketTests
{
    private readonly ManualTime _time = new();
    private readonly RateBucket _bucket;

    public RateBucketTests() => _bucket = new(_time);

    [Fact]
    public void Nothing_is_held_back_before_AWS_throttles() =>
        Assert.All(Enumerable.Range(0, 500), _ => Assert.True(Wait().IsCompletedSuccessfully));

    [Fact]
    public void Throttling_halves_the_measured_rate()
    {
        Send(40);
        _bucket.Throttled(null);
        Assert.Equal(20, _bucket.Rate);
    }

    [Fact]
    public void Answers_to_one_burst_count_once()
    {
        Send(40);
        Assert.All(Enumerable.Range(0, 10), _ => _bucket.Throttled(null));
        Assert.Equal(20, _bucket.Rate);
        _time.Advance(TimeSpan.FromSeconds(1.1));
        Send(20);
        _bucket.Throttled(null);
        Assert.Equal(10, _bucket.Rate);
    }

    [Fact]
    public void The_rate_has_a_floor()
    {
        for (var i = 0; i < 20; i++)
        {
            _bucket.Throttled(null);
            _time.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(RateBucket.MinimumRate, _bucket.Rate);
    }

    [Fact]
    public void Success_adds_about_one_request_per_second_each_second()
    {
        Send(20);
        _bucket.Throttled(null);
        for (var i = 0; i < 10; i++)
        {
            _bucket.Succeeded();
        }

        Assert.InRange(_bucket.Rate, 10.9, 11.1);
    }

    [Fact]
    public void After_throttling_requests_come_at_the_rate()
    {
        Send(20);
        _bucket.Throttled(null);
        var waiting = Enumerable.Range(0, 10).Select(_ => Wait()).ToArray();
        Assert.DoesNotContain(waiting, static task => task.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.InRange(waiting.Count(static task => task.IsCompleted), 4, 6);
        _time.Advance(TimeSpan.FromSeconds(0.6));
        Assert.All(waiting, static task => Assert.True(task.IsCompletedSuccessfully));
    }

    [Fact]
    public void Retry_After_is_honoured()
    {
        _bucket.Throttled(TimeSpan.FromSeconds(7));
        var waiting = Wait();
        _time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.True(waiting.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Waiting_ends_with_cancellation()
    {
        using var stop = new CancellationTokenSource();
        _bucket.Throttled(TimeSpan.FromSeconds(100));
        var waiting = _bucket.WaitAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private Task Wait() => _bucket.WaitAsync(TestContext.Current.CancellationToken);

    private void Send(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _ = Wait();
        }
    }
}
