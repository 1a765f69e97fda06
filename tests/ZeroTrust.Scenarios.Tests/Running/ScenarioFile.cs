namespace ZeroTrust.Scenarios.Running;

/// <summary>A file of scenarios.</summary>
/// <param name="Name">What it is called in results: the file's name without <c>.Tests.ps1</c>.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Size">Its length in bytes, the best guess of how long it takes.</param>
/// <param name="OwnProcess">Whether it needs a process in which nothing happened before.</param>
/// <param name="Early">Whether it takes longer than its size tells, and should not be the last that everybody waits for.</param>
internal sealed record ScenarioFile(string Name, string Path, long Size, bool OwnProcess, bool Early)
{
    private const string Ending = ".Tests.ps1";
    private const string OwnProcessMark = "# Process: its own";
    private const string EarlyMark = "# Order: early";

    /// <summary>Reads what has to be known before the file is run.</summary>
    public static ScenarioFile Of(string path)
    {
        var head = File.ReadLines(path).TakeWhile(static line => line.StartsWith('#')).ToArray();
        var name = System.IO.Path.GetFileName(path)[..^Ending.Length];
        return new ScenarioFile(name, path, new FileInfo(path).Length, head.Contains(OwnProcessMark), head.Contains(EarlyMark));
    }

    /// <summary>The scenario files of a folder, by name.</summary>
    public static IReadOnlyList<ScenarioFile> In(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal).Select(Of)];

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

        var others = Directory.EnumerateFiles(folder, "*.ps1").Where(static file => !file.EndsWith(Ending, StringComparison.Ordinal));
        foreach (var script in others)
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
