namespace ZeroTrust.Aws.Protocols.Tests;

/// <summary>The folder "shared" beside the repository, with AWS's models and protocol cases.</summary>
internal static class SharedFolder
{
    internal static string? Find(string name)
    {
#pragma warning disable RS0030 // Where the tests' data lies is the one thing that a test run may say by environment.
        var configured = Environment.GetEnvironmentVariable("ZT_SHARED");
#pragma warning restore RS0030
        if (!string.IsNullOrEmpty(configured))
        {
            return Existing(Path.Combine(configured, name));
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Existing(Path.Combine(folder.FullName, "shared", name)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    internal static string Require(string name)
    {
        var found = Find(name);
        Assert.SkipWhen(found is null, $"The folder shared/{name} is not beside the repository (or set ZT_SHARED).");
        return found!;
    }

    private static string? Existing(string path) => Directory.Exists(path) ? path : null;
}
