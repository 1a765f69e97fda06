using System.Management.Automation;
using System.Management.Automation.Runspaces;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Policy.Documents;
using ZeroTrust.PowerShell.Loading;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>What every cmdlet of the module has: asynchronous work that Ctrl-C ends, progress, -Verbose and -Warning
/// from below, and errors with stable ids.</summary>
public abstract class ZeroTrustCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private ModuleSession? _session;
    private PipelinePump? _pump;

    /// <summary>What the cmdlets of this runspace share.</summary>
    internal ModuleSession Session => _session ??= ModuleSession.Of(Runspace.DefaultRunspace);

    /// <summary>The clock.</summary>
    internal TimeProvider Clock => Session.Host.Clock;

    /// <summary>The person at the console.</summary>
    internal IInteraction Interaction => Session.Interaction;

    /// <summary>Cancelled by Ctrl-C.</summary>
    internal CancellationToken Stop => _stopping.Token;

    private PipelinePump Pump => _pump ??= new PipelinePump(Clock);

    /// <summary>Releases what the cmdlet holds.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the cmdlet holds.</summary>
    /// <param name="disposing">Always true: there is no finalizer.</param>
    protected virtual void Dispose(bool disposing) => _stopping.Dispose();

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Guard(Begin);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(Process);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(End);

    /// <inheritdoc/>
    protected sealed override void StopProcessing()
    {
        try
        {
            _stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Ctrl-C came when the cmdlet had just ended.
        }
    }

    /// <summary>Before the first input.</summary>
    private protected virtual void Begin() { }

    /// <summary>For each input.</summary>
    private protected virtual void Process() { }

    /// <summary>After the last input.</summary>
    private protected virtual void End() { }

    /// <summary>Runs asynchronous work and waits for it while the console stays alive.</summary>
    private protected T Await<T>(Func<CancellationToken, Task<T>> work, string activity) => Await((_, token) => work(token), activity);

    /// <summary>Runs asynchronous work that tells how far it is.</summary>
    private protected T Await<T>(Func<IProgress<CollectProgress>, CancellationToken, Task<T>> work, string activity)
    {
        var progress = new ProgressLine(this, Clock, activity);
        var before = Session.Interaction.Current;
        Session.Interaction.Current = new PipelineInteraction(this, Pump);
        try
        {
            var result = Pump.Run(token => work(progress, token), progress.Show, Stop);
            progress.End();
            return result;
        }
        finally
        {
            Session.Interaction.Current = before;
        }
    }

    /// <summary>Runs asynchronous work without a result.</summary>
    private protected void Await(Func<CancellationToken, Task> work, string activity) =>
        Await(
            async token =>
            {
                await work(token).ConfigureAwait(false);
                return true;
            },
            activity
        );

    /// <summary>Called from work under way: says something on the pipeline thread, soon.</summary>
    private protected void Say(Action action) => Pump.Post(action);

    /// <summary>Called from work under way: asks something on the pipeline thread.</summary>
    private protected Task<T> AskAsync<T>(Func<T> question, CancellationToken cancellationToken) =>
        Pump.AskAsync(question, cancellationToken);

    /// <summary>Reports something about one resource; the rest goes on.</summary>
    private protected void WriteFailure(ZeroTrustException failure) => WriteError(ErrorRecords.Make(failure));

    /// <summary>The connection.</summary>
    /// <exception cref="ZeroTrustException">There is none.</exception>
    private protected SessionConnection RequireConnection() =>
        Session.Connection
        ?? throw new ZeroTrustException(
            ErrorIds.NotConnected,
            FailureKind.NotConnected,
            MyInvocation.MyCommand.Name,
            "There is no connection to AWS.",
            "Run Connect-ZtAws first; Connect-ZtAws -Sandbox needs no account."
        );

    /// <summary>A path as the user wrote it, on the disk, relative to PowerShell's own location. The file need not exist.</summary>
    private protected string FilePath(string path)
    {
        try
        {
            return GetUnresolvedProviderPathFromPSPath(path);
        }
        catch (Exception exception)
            when (exception
                    is System.Management.Automation.DriveNotFoundException
                        or ProviderNotFoundException
                        or PSArgumentException
                        or NotSupportedException
            )
        {
            throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                path,
                $"'{path}' is not the path of a file.",
                "Give a path in the file system.",
                exception
            );
        }
    }

    /// <summary>A policy document from text.</summary>
    /// <exception cref="ZeroTrustException">It is none.</exception>
    private protected static PolicyDocument Document(string text, string name)
    {
        try
        {
            return PolicyDocument.Parse(text).Require();
        }
        catch (FormatException problem)
        {
            throw new ZeroTrustException(
                ErrorIds.PolicyMalformed,
                FailureKind.InvalidData,
                name,
                $"{name}: {problem.Message}",
                "Give the JSON of a policy, or its file with -Path.",
                problem
            );
        }
    }

    /// <summary>A policy document from a file.</summary>
    /// <exception cref="ZeroTrustException">It cannot be read, or is none.</exception>
    private protected PolicyDocument DocumentIn(string path)
    {
        var file = FilePath(path);
        try
        {
            return Document(File.ReadAllText(file), file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                file,
                $"'{file}' cannot be read: {problem.Message}",
                "Give the path of a file with a policy in JSON.",
                problem
            );
        }
    }

    /// <summary>A policy document from JSON text or from a file: text begins with a brace.</summary>
    private protected PolicyDocument TextOrFile(string given, string name) =>
        given.AsSpan().TrimStart().StartsWith("{") ? Document(given, name) : DocumentIn(given);

    /// <summary>The path of a file to write.</summary>
    /// <exception cref="ZeroTrustException">It is there already, and nobody said that it may be replaced.</exception>
    private protected string NewFile(string path, bool force)
    {
        var file = FilePath(path);
        return force || !File.Exists(file)
            ? file
            : throw new ZeroTrustException(
                ErrorIds.FileNotWritten,
                FailureKind.InvalidArgument,
                file,
                $"'{file}' is there already.",
                "Use -Force to replace it."
            );
    }

    /// <summary>Terminating errors are thrown from the handler, so that no other handler here can see them;
    /// PipelineStoppedException passes untouched.</summary>
    private void Guard(Action step)
    {
        ErrorRecord? record = null;
        try
        {
            step();
        }
        catch (Exception exception) when (ErrorRecords.TryMake(exception, out record))
        {
            ThrowTerminatingError(record);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
