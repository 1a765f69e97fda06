using System.Diagnostics;
using System.IO.Pipes;
using System.Text.Json;

namespace ZeroTrust.Scenarios.Running;

/// <summary>
/// A PowerShell process that runs one scenario file after the other
/// (tests/Scenarios/Worker.ps1). What it has compiled and loaded for one file
/// serves the next, which is most of the time that a file takes in a process of its own.
/// </summary>
internal sealed class Worker : IAsyncDisposable
{
    private readonly Process _process;
    private readonly NamedPipeServerStream _pipe;
    private readonly StreamWriter _requests;
    private readonly Transcript _transcript = new();

    private Worker(Process process, NamedPipeServerStream pipe)
    {
        _process = process;
        _pipe = pipe;
        _requests = new StreamWriter(pipe);
        process.OutputDataReceived += (_, line) => _transcript.Add(line.Data);
        process.ErrorDataReceived += (_, line) => _transcript.Add(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Whether it can take another file: false once it ended, or was ended.</summary>
    public bool IsAlive { get; private set; } = true;

    /// <summary>Starts a process and waits until it listens.</summary>
    public static async Task<Worker> StartAsync(string pipeName, CancellationToken cancellationToken)
    {
        var pipe = new NamedPipeServerStream(pipeName, PipeDirection.Out, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        var script = Path.Combine(Repository.Scenarios, "Worker.ps1");
        var start = PowerShellProgram.Start("-File", script, "-PipeName", pipeName, "-Pester", PowerShellProgram.Pester);
        var worker = new Worker(Process.Start(start)!, pipe);
        worker._process.StandardInput.Close();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var connected = pipe.WaitForConnectionAsync(gone.Token);
        if (await Task.WhenAny(connected, worker._process.WaitForExitAsync(gone.Token)) != connected)
        {
            await gone.CancelAsync();
            var output = worker._transcript.Take();
            await worker.DisposeAsync();
            throw new InvalidOperationException("PowerShell ended before it took a scenario:\n" + output);
        }

        await connected;
        return worker;
    }

    /// <summary>Runs one file; a process that ends or does not answer in time makes a broken result, and no more.</summary>
    /// <param name="file">What to run.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="results">Where the worker leaves its results.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    public async Task<ScenarioResult> RunAsync(ScenarioFile file, TimeSpan patience, string results, CancellationToken cancellationToken)
    {
        File.Delete(results);
        var mark = "## end of " + file.Path;
        var ended = _transcript.WaitForAsync(mark);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        try
        {
            var request = JsonSerializer.Serialize(
                new
                {
                    file.Path,
                    Results = results,
                    Mark = mark,
                }
            );
            await _requests.WriteLineAsync(request.AsMemory(), deadline.Token);
            await _requests.FlushAsync(deadline.Token);
            var answered = await ended.WaitAsync(deadline.Token);
            IsAlive = answered;
            return answered
                ? ScenarioResult.Read(results, _transcript.Take())
                : ScenarioResult.Broken($"The process ended in the middle of {file.Name}.", _transcript.Take());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            End();
            return ScenarioResult.Broken($"{file.Name} did not end within {patience.TotalSeconds:0} s.", _transcript.Take());
        }
        catch (IOException)
        {
            End();
            return ScenarioResult.Broken($"The process was gone before {file.Name} began.", _transcript.Take());
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Nothing more comes through the pipe: a worker that is well ends by itself.
        await _pipe.DisposeAsync();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            End();
        }

        IsAlive = false;
        _process.Dispose();
    }

    private void End()
    {
        IsAlive = false;
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }
}
