using System.Text.RegularExpressions;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Files;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Core.Journal;

/// <summary>
/// The journals of one person: a folder with one append-only file of JSON lines per run. A record is on
/// disk before a call is sent and another after it
/// was answered; the first one holds the whole plan. Folder and files are owner-only (0700 and 0600
/// on Unix; on Windows they inherit the folder's
/// access list, so choose one inside the user's profile). Secrets in answers are never written.
/// </summary>
/// <param name="folder">Where they are; made when the first run begins.</param>
public sealed partial class JournalStore(string folder)
{
    private const string Extension = ".jsonl";

    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>Told before (false) and after (true) each record is written: tests end the process there.</summary>
    internal Action<JournalRecord, bool>? Boundary { get; set; }

    /// <summary>Whether each record waits for the disk; tests that only end the process and not the machine need not.</summary>
    internal bool WaitsForDisk { get; set; } = true;

    /// <summary>All runs, newest first.</summary>
    /// <param name="problem">Told of journals that cannot be read; the others are listed all the same.</param>
    public IReadOnlyList<RunRecord> Runs(Action<ZeroTrustException>? problem = null) =>
        [
            .. Ledgers(problem)
                .Select(ledger => new RunRecord(
                    ledger.RunId,
                    ledger.Plan.Id,
                    ledger.First.At,
                    ledger.LastAt == default ? ledger.First.At : ledger.LastAt,
                    ledger.First.AccountId ?? "",
                    ledger.First.CallerArn ?? "",
                    ledger.Plan.Changes.Count,
                    ledger.Changes.Count(static change => change.Status == ChangeStatus.Applied),
                    ledger.Ended,
                    ledger.TornLines,
                    PathOf(ledger.RunId)
                )),
        ];

    /// <summary>The changes of one run, in the order of its plan, or of all runs, newest first.</summary>
    /// <param name="runId">The run; null for all.</param>
    /// <param name="problem">Told of journals that cannot be read, when all are wanted.</param>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.ChangeNotFound"/> or
    /// <see cref="ErrorIds.JournalUnreadable"/> for a run that was named.</exception>
    public IEnumerable<ChangeRecord> Changes(string? runId = null, Action<ZeroTrustException>? problem = null) =>
        (runId is null ? Ledgers(problem) : [Read(runId)]).SelectMany(static ledger =>
            ledger.Changes.Select(change => new ChangeRecord(
                ledger.RunId,
                change.Change,
                change.Status,
                change.LastAt,
                ledger.First.CallerArn ?? "",
                change.CanBeUndone && change.Change.Undo.Count > 0,
                change.MayHaveActed && change.Status is null or ChangeStatus.Failed,
                change.Error
            ))
        );

    /// <summary>The plan of a run.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.ChangeNotFound"/> or <see cref="ErrorIds.JournalUnreadable"/>.</exception>
    public Plan PlanOf(string runId) => Read(runId).Plan;

    internal RunLedger Read(string runId)
    {
        var path = PathOf(runId);
        return (File.Exists(path) ? JournalReader.Read(path) : null)
            ?? throw new ZeroTrustException(
                ErrorIds.ChangeNotFound,
                FailureKind.NotFound,
                runId,
                $"There is no run '{runId}' in '{Folder}'.",
                "Get-ZtChange lists all of them."
            );
    }

    /// <summary>Begins a run: its first record is on disk when this returns.</summary>
    internal (JournalWriter Writer, JournalRecord First) Begin(Plan plan, ConnectionInfo connection, DateTimeOffset now)
    {
        try
        {
            PrivateFile.CreateDirectory(Folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ZeroTrustException(
                ErrorIds.JournalUnreadable,
                FailureKind.Failed,
                Folder,
                $"The folder '{Folder}' for journals cannot be made: {problem.Message}",
                "Nothing is sent without a journal.",
                problem
            );
        }

        var name =
            $"{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{(NameForm().IsMatch(plan.Id) ? plan.Id[^Math.Min(8, plan.Id.Length)..] : "plan")}";
        var runId = name;
        for (var number = 2; File.Exists(PathOf(runId)); number++)
        {
            runId = $"{name}-{number}";
        }

        var first = new JournalRecord(JournalEvent.Run, now)
        {
            Version = JournalRecord.CurrentVersion,
            RunId = runId,
            AccountId = connection.AccountId,
            CallerArn = connection.CallerArn,
            Plan = plan,
        };
        var writer = JournalWriter.Create(PathOf(runId), WaitsForDisk, Boundary);
        try
        {
            writer.Append(first);
            return (writer, first);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Goes on with a run: nobody else writes to it meanwhile.</summary>
    internal (JournalWriter Writer, RunLedger Ledger) Continue(string runId, string mode, ConnectionInfo connection, DateTimeOffset now)
    {
        Read(runId);
        var writer = JournalWriter.Continue(PathOf(runId), now, WaitsForDisk, Boundary);
        try
        {
            // Read again under the lock: another session may have ended in between.
            var ledger = Read(runId);
            writer.Append(new JournalRecord(JournalEvent.Session, now) { Mode = mode, CallerArn = connection.CallerArn });
            return (writer, ledger);
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private IEnumerable<RunLedger> Ledgers(Action<ZeroTrustException>? problem)
    {
        if (!Directory.Exists(Folder))
        {
            yield break;
        }

        foreach (var path in Directory.EnumerateFiles(Folder, "*" + Extension).OrderDescending(StringComparer.Ordinal))
        {
            RunLedger? ledger = null;
            try
            {
                ledger = JournalReader.Read(path);
            }
            catch (ZeroTrustException unreadable)
            {
                problem?.Invoke(unreadable);
            }

            if (ledger is not null)
            {
                yield return ledger;
            }
        }
    }

    private string PathOf(string runId) =>
        NameForm().IsMatch(runId)
            ? Path.Combine(Folder, runId + Extension)
            : throw new ZeroTrustException(
                ErrorIds.ChangeNotFound,
                FailureKind.NotFound,
                runId,
                $"'{runId}' is not the id of a run.",
                "Get-ZtChange lists all of them."
            );

    [GeneratedRegex("^[A-Za-z0-9-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
