using System.Reflection;
using ZeroTrust.PowerShell.Help.Reading;

namespace ZeroTrust.PowerShell;

/// <summary>Finds the repository and what was built from it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string ModuleAssembly { get; } = Path.Combine(
        Root, "src", "ZeroTrust.PowerShell", "bin", typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Configuration").Value!, "net8.0", "ZeroTrust.PowerShell.dll");

    /// <summary>The cmdlets as they were compiled.</summary>
    public static IReadOnlyList<CmdletPage> Cmdlets { get; } = CmdletReader.Read(ModuleAssembly);

    public static string Scenarios { get; } = Path.Combine(Root, "tests", "Scenarios");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ZeroTrust.PowerShell.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("ZeroTrust.PowerShell.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
