namespace ZeroTrust.Aws.Generator.Commands;

/// <summary>The generated files of a folder.</summary>
internal static class GeneratedFolder
{
    /// <summary>Names relative to the folder with forward slashes, in ordinal order; empty when there is no such folder.</summary>
    public static IReadOnlyList<string> Files(string folder) =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .EnumerateFiles(folder, "*.g.cs", SearchOption.AllDirectories)
                    .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
                    .Where(name => !name.StartsWith("obj/", StringComparison.Ordinal) && !name.StartsWith("bin/", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ]
            : [];
}
