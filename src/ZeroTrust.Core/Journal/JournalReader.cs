using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Serialization;

namespace ZeroTrust.Core.Journal;

/// <summary>Replays a journal. A line that was cut when a process died counts as never written; any
/// other damage is an error, never a guess.</summary>
internal static class JournalReader
{
    private const long MaximumBytes = 512L << 20;

    /// <summary>Replays a file; null when the process died before the first record was on disk, so that nothing was sent.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.JournalUnreadable"/>.</exception>
    public static RunLedger? Read(string path)
    {
        byte[] bytes;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > MaximumBytes)
            {
                throw Damaged(path, "it is too long");
            }

            bytes = new byte[file.Length];
            file.ReadExactly(bytes);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Damaged(path, problem.Message, problem);
        }

        var lines = SplitLines(bytes);
        RunLedger? run = null;
        for (var index = 0; index < lines.Count; index++)
        {
            if (!TryParse(lines[index].Span, out var record))
            {
                var marked = index + 1 < lines.Count && TryParse(lines[index + 1].Span, out var next) && next.Event == JournalEvent.Torn;
                if (index + 1 < lines.Count && !marked)
                {
                    throw Damaged(path, $"line {index + 1} is not a record");
                }

                if (run is not null)
                {
                    run.TornLines++;
                }

                continue;
            }

            if (run is null)
            {
                run = record.Event == JournalEvent.Torn ? null : Start(record, path);
            }
            else if (record.Event == JournalEvent.Run)
            {
                throw Damaged(path, $"line {index + 1} begins a second run");
            }
            else
            {
                run.Take(record);
            }
        }

        return run;
    }

    /// <summary>Lines without their ends; a last line without end is included, an empty one is not.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> SplitLines(ReadOnlyMemory<byte> bytes)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        while (!bytes.IsEmpty)
        {
            var end = bytes.Span.IndexOf((byte)'\n');
            lines.Add(end < 0 ? bytes : bytes[..end]);
            bytes = end < 0 ? default : bytes[(end + 1)..];
        }

        return lines;
    }

    public static bool TryParse(ReadOnlySpan<byte> line, [NotNullWhen(true)] out JournalRecord? record)
    {
        try
        {
            record = JsonSerializer.Deserialize<JournalRecord>(line, CoreJson.Compact);
            return record is not null;
        }
        catch (JsonException)
        {
            record = null;
            return false;
        }
    }

    private static RunLedger Start(JournalRecord record, string path)
    {
        if (record.Version > JournalRecord.CurrentVersion)
        {
            throw Damaged(
                path,
                $"it has version {record.Version}, and this version of ZeroTrust.PowerShell reads up to {JournalRecord.CurrentVersion}"
            );
        }

        if (
            record.Event != JournalEvent.Run
            || record.Plan is null
            || record.RunId is null
            || Plans.PlanRules.ProblemsOf(record.Plan).Any()
        )
        {
            throw Damaged(path, "it does not begin with a plan");
        }

        return new RunLedger(record);
    }

    private static ZeroTrustException Damaged(string path, string why, Exception? inner = null) =>
        new(
            ErrorIds.JournalUnreadable,
            FailureKind.InvalidData,
            path,
            $"The journal '{path}' cannot be read: {why}.",
            "Compare it with a copy; nothing is changed on a guess.",
            inner
        );
}
