using System.IO.Compression;

namespace ZeroTrust.Policy.Trails;

/// <summary>
/// CloudTrail files, read one after the other and folded to distinct requests. Memory does not grow with the log. Not for use from several threads at once.
/// </summary>
/// <param name="distinguishing">Members that tell requests apart, beside who, what and where.</param>
/// <param name="each">Takes folded requests; the same one may come more than once.</param>
/// <param name="asksForResource">Whether the resource of an event (source, name) makes a difference; always when null.</param>
internal sealed class TrailLog(IEnumerable<TrailField> distinguishing, Action<ObservedEntry> each, Func<string, string, bool>? asksForResource = null)
{
    private readonly TrailReader _reader = new();
    private readonly ObservedLog _log = new(distinguishing, each, asksForResource);
    private readonly List<(string File, string Reason)> _faults = [];

    /// <summary>Records that were read.</summary>
    public long Records => _log.Records;

    /// <summary>Files that could not be read to their end: name and reason.</summary>
    public IReadOnlyList<(string File, string Reason)> Faults => [.. _faults];

    /// <summary>Reads one file.</summary>
    public async Task AddAsync(string name, Stream stream, bool isCompressed, CancellationToken cancellationToken)
    {
        Stream plain = isCompressed ? new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true) : stream;
        try
        {
            if (await _reader.ReadAsync(plain, _log.Add, cancellationToken).ConfigureAwait(false) is { } fault)
            {
                _faults.Add((name, fault));
            }
        }
        finally
        {
            if (isCompressed)
            {
                await plain.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Hands on what is left.</summary>
    public void Flush() => _log.Flush();
}
