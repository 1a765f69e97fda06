using System.Reflection;
using ZeroTrust.Core.Controls;
using ZeroTrust.PowerShell.Help.Reading;

namespace ZeroTrust.PowerShell;

/// <summary>Finds the repository and what was built from it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string ModuleAssembly { get; } = AssemblyOf("ZeroTrust.PowerShell");

    /// <summary>The cmdlets as they were compiled.</summary>
    public static IReadOnlyList<CmdletPage> Cmdlets { get; } = CmdletReader.Read(ModuleAssembly);

    /// <summary>The controls as they were compiled.</summary>
    public static ControlCatalogue Controls { get; } = ControlCatalogue.Load(Assembly.LoadFrom(AssemblyOf("ZeroTrust.Controls")));

    private static string AssemblyOf(string project) =>
        Path.Combine(
            Root,
            "src",
            project,
            "bin",
            typeof(Repository)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(static a => a.Key == "Configuration")
                .Value!,
            "net8.0",
            project + ".dll"
        );

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ZeroTrust.PowerShell.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new InvalidOperationException("ZeroTrust.PowerShell.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
