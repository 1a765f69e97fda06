namespace ZeroTrust.PowerShell.Loading;

/// <summary>Where changes are written down when nobody says otherwise.</summary>
internal static class JournalFolder
{
    /// <summary>A folder of the user's own that outlives the session, so that a later one can undo.</summary>
    public static string Usual =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "ZeroTrust",
            "journal"
        );

    /// <summary>A folder for the changes of a sandbox: they mean nothing once it is gone. The first run makes it.</summary>
    public static string Temporary() => Path.Combine(Path.GetTempPath(), "zerotrust-journal-" + Path.GetRandomFileName());

    /// <summary>Takes a temporary folder away. One that something else holds open stays behind:
    /// nobody is helped by an error about it.</summary>
    public static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
