using System.Text.Json;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Files;
using ZeroTrust.Core.Serialization;

namespace ZeroTrust.Core.Journal;

/// <summary>Appends records to one journal; every record is on disk when <see cref="Append"/> returns.</summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly FileStream _lock;
    private readonly Action<JournalRecord, bool>? _boundary;

    private readonly bool _waitsForDisk;

    private JournalWriter(string path, FileStream file, FileStream exclusive, bool waitsForDisk, Action<JournalRecord, bool>? boundary) =>
        (_path, _file, _lock, _waitsForDisk, _boundary) = (path, file, exclusive, waitsForDisk, boundary);

    /// <summary>Starts a journal that does not exist yet.</summary>
    /// <exception cref="ZeroTrustException">The file exists or cannot be written.</exception>
    public static JournalWriter Create(string path, bool waitsForDisk, Action<JournalRecord, bool>? boundary) =>
        Open(path, FileMode.CreateNew, waitsForDisk, boundary);

    /// <summary>Goes on with a journal. A line that was cut stays as it is; what follows begins on a new line.</summary>
    /// <param name="path">The file.</param>
    /// <param name="now">For the record that marks a cut line.</param>
    /// <param name="waitsForDisk">Whether each record waits for the disk.</param>
    /// <param name="boundary">Told before and after each record.</param>
    /// <exception cref="ZeroTrustException">Another process is at it, or the file cannot be written.</exception>
    public static JournalWriter Continue(string path, DateTimeOffset now, bool waitsForDisk, Action<JournalRecord, bool>? boundary)
    {
        var writer = Open(path, FileMode.Open, waitsForDisk, boundary);
        try
        {
            if (!writer.EndsWithNewLine(out var lastLineIsWhole))
            {
                writer._file.Write("\n"u8);
                if (!lastLineIsWhole)
                {
                    writer.Append(new JournalRecord(JournalEvent.Torn, now));
                }
            }

            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Writes one record and waits until it is on disk.</summary>
    /// <exception cref="ZeroTrustException">It cannot be written; the call that it announces must not be sent.</exception>
    public void Append(JournalRecord record)
    {
        _boundary?.Invoke(record, false);
        try
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(record, CoreJson.Compact);
            _file.Write([.. line, (byte)'\n']);
            _file.Flush(flushToDisk: _waitsForDisk);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(_path, problem);
        }

        _boundary?.Invoke(record, true);
    }

    public void Dispose()
    {
        _file.Dispose();
        _lock.Dispose();
    }

    private static JournalWriter Open(string path, FileMode mode, bool waitsForDisk, Action<JournalRecord, bool>? boundary)
    {
        FileStream? exclusive = null;
        try
        {
            // A lock file of its own, so that others may read the journal while it is written.
            // The system gives it up when the process dies.
            exclusive = PrivateFile.Open(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var file = PrivateFile.Open(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite);
            file.Seek(0, SeekOrigin.End);
            return new JournalWriter(path, file, exclusive, waitsForDisk, boundary);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            exclusive?.Dispose();
            throw NotWritable(path, problem);
        }
    }

    private bool EndsWithNewLine(out bool lastLineIsWhole)
    {
        lastLineIsWhole = true;
        if (_file.Length == 0)
        {
            return true;
        }

        _file.Seek(-1, SeekOrigin.End);
        if (_file.ReadByte() == '\n')
        {
            return true;
        }

        var lines = JournalReader.SplitLines(File.ReadAllBytes(_path));
        lastLineIsWhole = JournalReader.TryParse(lines[^1].Span, out _);
        _file.Seek(0, SeekOrigin.End);
        return false;
    }

    private static ZeroTrustException NotWritable(string path, Exception problem) =>
        new(
            ErrorIds.JournalUnreadable,
            FailureKind.Failed,
            path,
            $"The journal '{path}' cannot be written: {problem.Message}",
            "Nothing is sent without it. See to the folder's permissions and space, or wait until the other "
                + "process that uses it has ended.",
            problem
        );
}
