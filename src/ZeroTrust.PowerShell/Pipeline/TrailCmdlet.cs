using System.Management.Automation;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>What cmdlets share that read CloudTrail logs and policy documents from the disk.</summary>
public abstract class TrailCmdlet : PolicyCmdlet
{
    /// <summary>How often to warn of the same kind of thing.</summary>
    private protected const int MostWarnings = 20;

    /// <summary>CloudTrail log files (.json or .json.gz), or folders, which are searched with all that is below them;
    /// such as a copy of a trail's bucket.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("LogPath")]
    [ValidateNotNullOrEmpty]
    public string[] TrailPath { get; set; } = [];

    /// <summary>A snapshot to take the policies of ARNs from, instead of reading over the connection.</summary>
    [Parameter]
    public Snapshot? Snapshot { get; set; }

    /// <summary>Reads all log files.</summary>
    /// <param name="add">Takes a file: name, bytes, whether they are compressed.</param>
    /// <param name="activity">What is going on.</param>
    /// <returns>Files that could not be opened or read: name and reason.</returns>
    private protected IReadOnlyList<(string File, string Reason)> ReadTrails(
        Func<string, Stream, bool, CancellationToken, Task> add,
        string activity
    )
    {
        var paths = TrailPath.Select(FilePath).ToArray();
        return Await(
            async (progress, token) =>
            {
                var faults = new List<(string File, string Reason)>();
                var files = paths.SelectMany(path => Found(path)).Distinct(StringComparer.Ordinal).ToArray();
                for (var i = 0; i < files.Length; i++)
                {
                    token.ThrowIfCancellationRequested();
                    progress.Report(new CollectProgress(i, files.Length, Path.GetFileName(files[i]), 0));
                    try
                    {
                        var (stream, isCompressed) = TrailFiles.Open(files[i]);
                        await using (stream.ConfigureAwait(false))
                        {
                            await add(files[i], stream, isCompressed, token).ConfigureAwait(false);
                        }
                    }
                    catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
                    {
                        faults.Add((files[i], problem.Message));
                    }
                }

                return faults;
            },
            activity
        );
    }

    /// <summary>Warns about files that were not read to their end, and about logs without any record.</summary>
    private protected void WarnOf(IReadOnlyCollection<(string File, string Reason)> faults, long records)
    {
        foreach (var (file, reason) in faults.Take(MostWarnings))
        {
            WriteWarning($"{file} was not read to its end: {reason}");
        }

        if (faults.Count > MostWarnings)
        {
            WriteWarning($"{faults.Count - MostWarnings} more files were not read to their end.");
        }

        if (records == 0)
        {
            WriteWarning("There is no CloudTrail record in what -TrailPath names: the answer rests on nothing.");
        }
    }

    private static IReadOnlyList<string> Found(string path) =>
        TrailFiles.At(path) is { Count: > 0 } files
            ? files
            : throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                path,
                $"There is no CloudTrail log at '{path}'.",
                "Give .json or .json.gz files, or a folder that holds some."
            );
}
