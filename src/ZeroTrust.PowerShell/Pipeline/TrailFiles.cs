using System.IO.Enumeration;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>Finds CloudTrail log files on the disk.</summary>
internal static class TrailFiles
{
    /// <summary>Beside logs a bucket holds digests, which are compressed JSON as well but list files.
    /// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html</summary>
    private const string DigestFolder = "CloudTrail-Digest";

    /// <summary>The log files at a path: the file itself, or all logs below a folder, as in
    /// <c>AWSLogs/account/CloudTrail/region/year/month/day</c>.</summary>
    /// <returns>Paths in order; empty when there is nothing at the path.</returns>
    public static IReadOnlyList<string> At(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? [path] : [];
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var files = new FileSystemEnumerable<string>(path, static (ref FileSystemEntry entry) => entry.ToFullPath(), options)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory && IsLog(entry.FileName),
            // A link to a folder may lead back to one above it.
            ShouldRecursePredicate = static (ref FileSystemEntry entry) =>
                !entry.FileName.Equals(DigestFolder, StringComparison.Ordinal) && !IsLink(ref entry),
        };
        return [.. files.Order(StringComparer.Ordinal)];
    }

    private static bool IsLog(ReadOnlySpan<char> name) =>
        (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".json.gz", StringComparison.OrdinalIgnoreCase))
        && !name.Contains("_" + DigestFolder + "_", StringComparison.Ordinal);

    private static bool IsLink(ref FileSystemEntry entry) =>
        (entry.Attributes & FileAttributes.ReparsePoint) != 0 && entry.ToFileSystemInfo().LinkTarget is not null;

    /// <summary>Opens a file and says whether it is compressed, which its first two bytes tell better than its name.</summary>
    public static (Stream Stream, bool IsCompressed) Open(string file)
    {
        // The large buffer serves many small reads of the decompressor without going to the disk for each.
        var stream = new FileStream(
            file,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read | FileShare.Delete,
            256 * 1024,
            FileOptions.SequentialScan
        );
        var isCompressed = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        return (stream, isCompressed);
    }
}
