using System.Collections.Concurrent;

namespace ZeroTrust.Scenarios.Running;

/// <summary>
/// Deals files out to a few workers. Files that need a process of their own come first, then those that are known to take long or are
/// large, so that all workers end at about the same time. A file that ends or blocks its process costs that
/// process; the next file gets a new one.
/// </summary>
/// <param name="workers">How many processes run at once.</param>
/// <param name="patience">How long a file may take.</param>
/// <param name="cancellationToken">Ends all processes.</param>
internal sealed class Scheduler(int workers, Func<ScenarioFile, TimeSpan> patience, CancellationToken cancellationToken)
{
    private static int _pipes;

    private readonly ConcurrentDictionary<string, TaskCompletionSource<ScenarioResult>> _results = new(StringComparer.Ordinal);

    /// <summary>Begins to run files.</summary>
    public void Start(IEnumerable<ScenarioFile> files)
    {
        var queue = new ConcurrentQueue<ScenarioFile>(
            files
                .OrderByDescending(static file => file.OwnProcess)
                .ThenByDescending(static file => file.Early)
                .ThenByDescending(static file => file.Size)
        );
        foreach (var file in queue)
        {
            _results[file.Name] = new TaskCompletionSource<ScenarioResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        for (var i = 0; i < Math.Min(workers, queue.Count); i++)
        {
            _ = Task.Run(() => WorkAsync(queue), CancellationToken.None);
        }
    }

    /// <summary>The result of a file that was started.</summary>
    public Task<ScenarioResult> ResultOfAsync(string name) => _results[name].Task;

    private async Task WorkAsync(ConcurrentQueue<ScenarioFile> queue)
    {
        Worker? worker = null;
        while (queue.TryDequeue(out var file))
        {
            try
            {
                var pipe = $"zt-scenarios-{Environment.ProcessId}-{Interlocked.Increment(ref _pipes)}";
                worker ??= await Worker.StartAsync(pipe, cancellationToken);
                var results = Path.Combine(AppContext.BaseDirectory, file.Name + ".results.json");
                var result = await worker.RunAsync(file, patience(file), results, cancellationToken);
                if (file.OwnProcess || !worker.IsAlive)
                {
                    await worker.DisposeAsync();
                    worker = null;
                }

                _results[file.Name].SetResult(result);
            }
#pragma warning disable CA1031 // Whatever it was, the test that waits for this file must say it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _results[file.Name].TrySetException(exception);
            }
        }

        if (worker is not null)
        {
            await worker.DisposeAsync();
        }
    }
}
