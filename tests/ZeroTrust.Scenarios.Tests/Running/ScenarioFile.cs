namespace ZeroTrust.Scenarios.Running;

/// <summary>A file of scenarios.</summary>
/// <param name="Name">What it is called in results: the file's name without <c>.Tests.ps1</c>.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Size">Its length in bytes, the best guess of how long it takes.</param>
/// <param name="OwnProcess">Whether it needs a process in which nothing happened before.</param>
internal sealed record ScenarioFile(string Name, string Path, long Size, bool OwnProcess)
{
    private const string Ending = ".Tests.ps1";
    private const string OwnProcessMark = "# Process: its own";

    /// <summary>Reads what has to be known before the file is run.</summary>
    public static ScenarioFile Of(string path) => new(
        System.IO.Path.GetFileName(path)[..^Ending.Length],
        path,
        new FileInfo(path).Length,
        File.ReadLines(path).TakeWhile(static line => line.StartsWith('#')).Contains(OwnProcessMark));

    /// <summary>The scenario files of a folder, by name.</summary>
    public static IReadOnlyList<ScenarioFile> In(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*" + Ending)
            .Order(StringComparer.Ordinal)
            .Select(Of),
    ];

    /// <summary>Writes the files of a folder <paramref name="copies"/> times minus one into another one, and gives all of them.</summary>
    public static IReadOnlyList<ScenarioFile> Multiply(string folder, string target, int copies)
    {
        var originals = In(folder);
        if (copies == 1)
        {
            return originals;
        }

        Directory.CreateDirectory(target);
        foreach (var old in Directory.EnumerateFiles(target, "*.ps1"))
        {
            File.Delete(old);
        }

        foreach (var script in Directory.EnumerateFiles(folder, "*.ps1").Where(static file => !file.EndsWith(Ending, StringComparison.Ordinal)))
        {
            File.Copy(script, System.IO.Path.Combine(target, System.IO.Path.GetFileName(script)));
        }

        foreach (var original in originals)
        {
            for (var copy = 2; copy <= copies; copy++)
            {
                File.Copy(original.Path, System.IO.Path.Combine(target, $"{original.Name}.Copy{copy}{Ending}"));
            }
        }

        return [.. originals, .. In(target)];
    }
}
