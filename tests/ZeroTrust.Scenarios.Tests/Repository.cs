using System.Reflection;

namespace ZeroTrust.Scenarios;

/// <summary>Finds the repository, its scenarios, and the PowerShell that was built with them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>What people wrote.</summary>
    public static string Scenarios { get; } = Path.Combine(Root, "tests", "Scenarios");

    /// <summary>Files that go wrong on purpose, to see what is said of them.</summary>
    public static string Samples { get; } = Path.Combine(Root, "tests", "ZeroTrust.Scenarios.Tests", "Samples");

    /// <summary>Copies of scenarios, as deep in the tree as these, so that relative paths hold.</summary>
    public static string Copies { get; } = Path.Combine(Root, "artifacts", "scenarios");

    private static string Configuration { get; } =
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static attribute => attribute.Key == "Configuration")
            .Value!;

    /// <summary>The output of tests/ZeroTrust.PowerShell.Host.</summary>
    public static string HostFolder { get; } = Path.Combine(Root, "tests", "ZeroTrust.PowerShell.Host", "bin", Configuration, "net10.0");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ZeroTrust.PowerShell.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No folder above has ZeroTrust.PowerShell.sln.");
    }
}
