using ZeroTrust.Core.Errors;

namespace ZeroTrust.Core.Files;

/// <summary>
/// Writes files that only their owner may read: snapshots, plans, journals and reports describe
/// where an organization is weak. On Unix files are
/// 0600 and directories 0700 from the first byte on. On Windows the access list of the directory is
/// inherited, which for a user's profile means the
/// user, SYSTEM and administrators; setting another one needs a package that this project does not carry.
/// </summary>
internal static class PrivateFile
{
    /// <summary>Makes the directory, and those above it that are missing.</summary>
    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Opens a file for writing, owner-only when it is new.</summary>
    public static FileStream Open(
        string path,
        FileMode mode,
        FileAccess access,
        FileShare share,
        FileOptions fileOptions = FileOptions.None
    )
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = access,
            Share = share,
            Options = fileOptions,
        };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>Writes a whole file: what was there before stays until the new content is complete on disk.</summary>
    /// <exception cref="ZeroTrustException">The file cannot be written.</exception>
    public static async Task WriteWholeAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        var whole = path + ".partial";
        try
        {
            var stream = Open(whole, FileMode.Create, FileAccess.Write, FileShare.None);
            await using (stream)
            {
                await write(stream).ConfigureAwait(false);
                await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
            }

            File.Move(whole, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            Discard(whole);
            throw new ZeroTrustException(
                ErrorIds.FileNotWritten,
                FailureKind.Failed,
                path,
                $"'{path}' cannot be written: {problem.Message}",
                "Choose another place, or see to the folder's permissions and space.",
                problem
            );
        }
        catch (OperationCanceledException)
        {
            Discard(whole);
            throw;
        }
    }

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The half file is marked by its name; that it could not be removed must not hide the real problem.
        }
    }
}
