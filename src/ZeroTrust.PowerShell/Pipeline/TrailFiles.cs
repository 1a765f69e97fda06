namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>Finds CloudTrail log files on the disk.</summary>
internal static class TrailFiles
{
    /// <summary>Beside logs a bucket holds digests, which are compressed JSON as well but list files.
    /// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html</summary>
    private const string DigestFolder = "CloudTrail-Digest";

    /// <summary>The log files at a path: the file itself, or all logs below a folder, as in <c>AWSLogs/account/CloudTrail/region/year/month/day</c>.</summary>
    /// <returns>Paths in order; empty when there is nothing at the path.</returns>
    public static IReadOnlyList<string> At(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? [path] : [];
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return
        [
            .. Directory.EnumerateFiles(path, "*", options)
                .Where(static file => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".json.gz", StringComparison.OrdinalIgnoreCase))
                .Where(static file => !file.Contains(DigestFolder, StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Opens a file and says whether it is compressed, which its first two bytes tell better than its name.</summary>
    public static (Stream Stream, bool IsCompressed) Open(string file)
    {
        // The large buffer serves many small reads of the decompressor without going to the disk for each.
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 256 * 1024, FileOptions.SequentialScan);
        var isCompressed = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        return (stream, isCompressed);
    }
}
