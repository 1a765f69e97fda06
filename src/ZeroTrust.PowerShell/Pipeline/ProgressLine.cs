using System.Management.Automation;
using ZeroTrust.Core.Connections;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>Shows how far the work is once it has taken a second; short work shows nothing.</summary>
/// <param name="cmdlet">The cmdlet that runs.</param>
/// <param name="clock">The clock.</param>
/// <param name="activity">What is going on, such as <c>Reading the organization</c>.</param>
internal sealed class ProgressLine(ZeroTrustCmdlet cmdlet, TimeProvider clock, string activity) : IProgress<CollectProgress>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);
    private readonly long _since = clock.GetTimestamp();
    private volatile CollectProgress? _latest;
    private TimeSpan _lastShown;
    private bool _shown;

    /// <inheritdoc/>
    public void Report(CollectProgress value) => _latest = value;

    /// <summary>Called on the pipeline thread a few times a second.</summary>
    public void Show()
    {
        var elapsed = clock.GetElapsedTime(_since);
        if (elapsed < Patience || elapsed - _lastShown < Pace)
        {
            return;
        }

        _lastShown = elapsed;
        _shown = true;
        var latest = _latest;
        cmdlet.WriteProgress(
            latest is null
                ? new ProgressRecord(0, activity, "Waiting for an answer")
                : new ProgressRecord(
                    0,
                    activity,
                    latest.Calls == 0 ? $"{latest.Done} of {latest.Total}" : $"{latest.Done} of {latest.Total} ({latest.Calls} calls)"
                )
                {
                    PercentComplete = latest.Total == 0 ? -1 : Math.Clamp(latest.Done * 100 / latest.Total, 0, 100),
                    CurrentOperation = latest.Current,
                }
        );
    }

    /// <summary>Takes the line away.</summary>
    public void End()
    {
        if (_shown)
        {
            cmdlet.WriteProgress(new ProgressRecord(0, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
