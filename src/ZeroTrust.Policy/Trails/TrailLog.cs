using System.IO.Compression;

namespace ZeroTrust.Policy.Trails;

/// <summary>
/// CloudTrail files, read one after the other and folded to distinct requests. Memory does not grow with the
/// log. Not for use from several threads at once.
/// </summary>
/// <param name="folding">Which records are the same request.</param>
/// <param name="each">Takes folded requests; the same one may come more than once.</param>
internal sealed class TrailLog(TrailFolding folding, Action<ObservedEntry> each)
{
    private readonly TrailReader _reader = new(folding.FindsRoles);
    private readonly ObservedLog _log = new(folding, each);
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
