using System.Reflection;

namespace ZeroTrust.Architecture;

/// <summary>Finds the repository and its compiled assemblies.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Configuration { get; } =
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static attribute => attribute.Key == "Configuration")
            .Value!;

    public static IEnumerable<string> SourceProjects =>
        Directory
            .EnumerateDirectories(Path.Combine(Root, "src"))
            .Select(Path.GetFileName)
            .OfType<string>()
            .Where(static name => File.Exists(Path.Combine(Root, "src", name, name + ".csproj")))
            .Order(StringComparer.Ordinal);

    public static string Assembly(string project) => Path.Combine(Root, "src", project, "bin", Configuration, "net8.0", project + ".dll");

    /// <summary>Hand-written C# under src and tests.</summary>
    public static IEnumerable<string> HandWrittenFiles =>
        new[] { "src", "tests", "examples" }
            .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(static file => !file.EndsWith(".g.cs", StringComparison.Ordinal))
            .Where(static file =>
                !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin" or "BenchmarkDotNet.Artifacts")
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
