using System.Reflection;
using ZeroTrust.Core.Controls;
using ZeroTrust.PowerShell.Help.Reading;

namespace ZeroTrust.PowerShell;

/// <summary>Finds the repository and what was built from it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of the module's project, with the cmdlets and the files beside them.</summary>
    public static string ModuleProject { get; } = Path.Combine(Root, "src", "ZeroTrust.PowerShell");

    public static string ModuleAssembly { get; } = AssemblyOf("ZeroTrust.PowerShell");

    /// <summary>What the templates make, as a program that tests it.</summary>
    public static string TemplateTests { get; } = AssemblyOf("ZeroTrust.Templates", "tests");

    /// <summary>The cmdlets as they were compiled.</summary>
    public static IReadOnlyList<CmdletPage> Cmdlets { get; } = CmdletReader.Read(ModuleAssembly);

    /// <summary>The controls as they were compiled.</summary>
    public static ControlCatalogue Controls { get; } = ControlCatalogue.Load(Assembly.LoadFrom(AssemblyOf("ZeroTrust.Controls")));

    /// <summary>Whether an assembly beside the module has a type of this full name.</summary>
    public static bool HasType(string name) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, "bin"), "ZeroTrust.*.dll")
            .Any(file => Assembly.LoadFrom(file).GetType(name, throwOnError: false) is not null);

    private static string AssemblyOf(string project, string under = "src") =>
        Path.Combine(
            Root,
            under,
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
