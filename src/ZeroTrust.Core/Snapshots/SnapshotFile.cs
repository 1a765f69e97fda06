using System.IO.Compression;
using System.Text.Json;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Files;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Snapshots;

/// <summary>
/// Saves and loads snapshots: gzip around one JSON object <c>{ format, version, header, facts: [ { type,
/// resource, value | gap } ] }</c>, one fact per line,
/// so that <c>zcat</c> and <c>jq</c> can read it. The same JSON without gzip loads too. Files are owner-only.
/// </summary>
public static class SnapshotFile
{
    /// <summary>The version that this code writes, and the newest that it reads. New members of
    /// facts with a default do not raise it.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The usual end of the file name.</summary>
    public const string Extension = ".ztsnapshot.json.gz";

    private const string FormatName = "zerotrust-snapshot";

    // A gzip bomb ends here: 4 GiB of text is about ten million facts.
    private const long MaximumBytes = 4L << 30;
    private const int MaximumFactBytes = 64 << 20;

    /// <summary>Writes a snapshot; an existing file is replaced when the new one is complete.</summary>
    /// <exception cref="ZeroTrustException">The file cannot be written.</exception>
    public static Task SaveAsync(Snapshot snapshot, string path, CancellationToken cancellationToken = default) =>
        PrivateFile.WriteWholeAsync(path, stream => WriteAsync(snapshot, stream, cancellationToken), cancellationToken);

    /// <summary>Writes a snapshot to a stream.</summary>
    public static async Task WriteAsync(Snapshot snapshot, Stream stream, CancellationToken cancellationToken = default)
    {
        var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        await using (gzip)
        {
            var start = $$"""{"format":"{{FormatName}}","version":{{CurrentVersion}},"header":""";
            await gzip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(start), cancellationToken).ConfigureAwait(false);
            await JsonSerializer.SerializeAsync(gzip, snapshot.Header, CoreJson.Compact, cancellationToken).ConfigureAwait(false);
            await gzip.WriteAsync(",\n\"facts\":["u8.ToArray(), cancellationToken).ConfigureAwait(false);
            var separator = "\n"u8.ToArray();
            foreach (var fact in snapshot.Facts)
            {
                await gzip.WriteAsync(separator, cancellationToken).ConfigureAwait(false);
                var line = new FactLine(fact.FactType, fact.Resource)
                {
                    Value = fact.Value is { } value ? JsonSerializer.SerializeToElement(value, value.GetType(), CoreJson.Compact) : null,
                    Gap = fact.Gap,
                };
                await JsonSerializer.SerializeAsync(gzip, line, CoreJson.Compact, cancellationToken).ConfigureAwait(false);
                separator = ",\n"u8.ToArray();
            }

            await gzip.WriteAsync("\n]}\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads a snapshot.</summary>
    /// <param name="path">The file.</param>
    /// <param name="note">Told, once for each, of kinds of facts that this version does not know; they are left out.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.SnapshotTooNew"/>, or <see cref="ErrorIds.SnapshotUnreadable"/> for
    /// anything that is not a complete snapshot.</exception>
    public static async Task<Snapshot> LoadAsync(string path, Action<string>? note = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
            await using (file)
            {
                return await ReadAsync(file, path, note, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var kind = problem is FileNotFoundException or DirectoryNotFoundException ? FailureKind.NotFound : FailureKind.InvalidData;
            throw new ZeroTrustException(
                ErrorIds.SnapshotUnreadable,
                kind,
                path,
                $"The snapshot '{path}' cannot be opened: {problem.Message}",
                "Check the path and its permissions.",
                problem
            );
        }
    }

    /// <summary>Reads a snapshot from a stream that can seek.</summary>
    /// <param name="stream">The content.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="note">Told of kinds of facts that this version does not know.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="ZeroTrustException">As for <see cref="LoadAsync"/>.</exception>
    public static async Task<Snapshot> ReadAsync(
        Stream stream,
        string name,
        Action<string>? note = null,
        CancellationToken cancellationToken = default
    )
    {
        var content = new SnapshotContent(name, note);
        try
        {
            var compressed = IsGzip(stream);
            var text = compressed ? new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true) : stream;
            await using var closing = text.ConfigureAwait(false);
            var pump = new JsonPump(text, "facts", MaximumBytes, MaximumFactBytes);
            await pump.RunAsync(content.Member, content.Item, cancellationToken).ConfigureAwait(false);
            if (compressed && LengthInTrailer(stream) != (uint)pump.TotalBytes)
            {
                throw new InvalidDataException("its end is missing");
            }

            return content.Finish();
        }
        catch (Exception problem)
            when (problem is JsonException or InvalidDataException or EndOfStreamException or InvalidOperationException or FormatException)
        {
            throw new ZeroTrustException(
                ErrorIds.SnapshotUnreadable,
                FailureKind.InvalidData,
                name,
                $"'{name}' is not a complete snapshot: {problem.Message.TrimEnd('.')}.",
                "It may have been cut while copying: copy it again, or take a new one (Get-ZtSnapshot | Export-ZtSnapshot).",
                problem
            );
        }
    }

    private static bool IsGzip(Stream stream)
    {
        Span<byte> magic = stackalloc byte[2];
        var read = stream.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        stream.Position -= read;
        return read == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
    }

    /// <summary>RFC 1952: the last four bytes are the length of the content modulo 2^32. The
    /// inflater ignores a cut inside the trailer.</summary>
    private static uint LengthInTrailer(Stream stream)
    {
        Span<byte> trailer = stackalloc byte[4];
        stream.Seek(-4, SeekOrigin.End);
        stream.ReadExactly(trailer);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(trailer);
    }

    private sealed record FactLine(string Type, ResourceRef Resource)
    {
        public JsonElement? Value { get; init; }

        public Gap? Gap { get; init; }
    }

    private sealed class SnapshotContent(string name, Action<string>? note)
    {
        private readonly List<IFact> _facts = [];
        private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
        private SnapshotHeader? _header;
        private bool _formatSeen;
        private bool _versionSeen;

        public void Member(string member, JsonElement value)
        {
            switch (member)
            {
                case "format":
                    _formatSeen =
                        value.ValueKind == JsonValueKind.String && value.GetString() == FormatName
                            ? true
                            : throw new JsonException("it is another kind of file");
                    break;
                case "version":
                    var version = value.GetInt64();
                    _versionSeen = true;
                    if (_formatSeen && version > CurrentVersion)
                    {
                        throw new ZeroTrustException(
                            ErrorIds.SnapshotTooNew,
                            FailureKind.InvalidData,
                            name,
                            $"'{name}' has format version {version}; this version of ZeroTrust.PowerShell reads up to {CurrentVersion}.",
                            "Update the module (Update-Module ZeroTrust), or save the snapshot with this version."
                        );
                    }

                    break;
                case "header":
                    Start();
                    _header = value.Deserialize<SnapshotHeader>(CoreJson.Compact);
                    break;
                default:
                    break;
            }
        }

        public void Item(JsonElement item)
        {
            Start();
            var line = item.Deserialize<FactLine>(CoreJson.Compact) ?? throw new JsonException("a fact is null");
            var type = FactTypes.Find(line.Type);
            if (type is null)
            {
                if (_unknown.Add(line.Type))
                {
                    note?.Invoke($"'{name}' holds facts of the kind '{line.Type}', which this version does not know; they are left out.");
                }

                return;
            }

            if (line.Gap is { } gap)
            {
                _facts.Add(FactTypes.Missing(line.Type, line.Resource, gap));
                return;
            }

            var value = line.Value?.Deserialize(type, CoreJson.Compact) ?? throw new JsonException("a fact has neither value nor gap");
            _facts.Add(FactTypes.Known(line.Resource, value));
        }

        public Snapshot Finish() => new(_header ?? throw new JsonException("the header is missing"), _facts);

        private void Start()
        {
            if (!_formatSeen || !_versionSeen)
            {
                throw new JsonException("format and version must come first");
            }
        }
    }
}
