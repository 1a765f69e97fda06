namespace ZeroTrust.PowerShell.Loading;

/// <summary>Where changes are written down when nobody says otherwise.</summary>
internal static class JournalFolder
{
    /// <summary>A folder of the user's own that outlives the session, so that a later one can undo.</summary>
    public static string Usual =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "ZeroTrust", "journal");

    /// <summary>A new folder for the changes of a sandbox: they mean nothing once it is gone.</summary>
    public static string Temporary() => Directory.CreateTempSubdirectory("zerotrust-journal-").FullName;
}
