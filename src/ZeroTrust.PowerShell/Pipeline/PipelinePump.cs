using System.Management.Automation;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>
/// Runs asynchronous work for a cmdlet: the work goes to the thread pool, and whatever it
/// wants to tell PowerShell queues up and is said on the
/// pipeline thread, the only one that may. There is no synchronisation context, so nothing can wait for itself.
/// </summary>
/// <param name="clock">Measures how long a cancelled piece of work may take to end.</param>
internal sealed class PipelinePump(TimeProvider clock)
{
    /// <summary>How long cancelled work may go on (to finish the call under way and write it down)
    /// before the pipeline leaves without it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    private const int TickMilliseconds = 50;
    private readonly Queue<Action> _waiting = [];
    private bool _open;

    /// <summary>Says something on the pipeline thread, soon. Dropped when no work is under way.</summary>
    public void Post(Action action)
    {
        lock (_waiting)
        {
            if (_open)
            {
                _waiting.Enqueue(action);
                Monitor.Pulse(_waiting);
            }
        }
    }

    /// <summary>Asks something on the pipeline thread.</summary>
    public Task<T> AskAsync<T>(Func<T> question, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var registration = cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        Post(() =>
        {
            try
            {
                answer.TrySetResult(question());
            }
            catch (Exception exception) when (exception is not PipelineStoppedException)
            {
                answer.TrySetException(exception);
            }
            finally
            {
                registration.Dispose();
            }
        });
        return answer.Task;
    }

    /// <summary>Runs work and waits for it, saying what it posts meanwhile.</summary>
    /// <param name="work">The work; it must end soon after its token is cancelled.</param>
    /// <param name="tick">Called on the pipeline thread a few times a second.</param>
    /// <param name="stopping">Cancelled by Ctrl-C.</param>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped.</exception>
    public T Run<T>(Func<CancellationToken, Task<T>> work, Action tick, CancellationToken stopping)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Open(true);
        var token = cancellation.Token;
        var task = Task.Run(() => work(token), CancellationToken.None);
        _ = task.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            while (!task.IsCompleted && !stopping.IsCancellationRequested)
            {
                Nap(task);
                Drain();
                tick();
            }

            if (!stopping.IsCancellationRequested)
            {
                Drain();
            }
        }
        finally
        {
            // Also reached when a Write call throws because somebody downstream has seen enough (Select-Object -First).
            Open(false);
            if (!task.IsCompleted)
            {
                cancellation.Cancel();
                LeaveSoon(task);
            }
        }

        if (stopping.IsCancellationRequested)
        {
            _ = task.Exception;
            throw new PipelineStoppedException();
        }

        return task.GetAwaiter().GetResult();
    }

    private void LeaveSoon(Task task)
    {
        var since = clock.GetTimestamp();
        while (!task.IsCompleted && clock.GetElapsedTime(since) < Grace)
        {
            Nap(task);
        }

        // An abandoned task's failure has no reader left.
        _ = task.ContinueWith(
            static t => t.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
    }

    private void Open(bool open)
    {
        lock (_waiting)
        {
            _open = open;
            _waiting.Clear();
        }
    }

    private void Wake()
    {
        lock (_waiting)
        {
            Monitor.Pulse(_waiting);
        }
    }

    private void Nap(Task task)
    {
        lock (_waiting)
        {
            if (_waiting.Count == 0 && !task.IsCompleted)
            {
                _ = Monitor.Wait(_waiting, TickMilliseconds);
            }
        }
    }

    private void Drain()
    {
        while (Next() is { } action)
        {
            action();
        }
    }

    private Action? Next()
    {
        lock (_waiting)
        {
            return _waiting.TryDequeue(out var action) ? action : null;
        }
    }
}
