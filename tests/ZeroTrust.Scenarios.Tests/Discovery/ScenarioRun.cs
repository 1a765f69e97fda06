using ZeroTrust.Scenarios.Running;

namespace ZeroTrust.Scenarios.Discovery;

/// <summary>The one run of this process: files are found with the tests, and begun when xunit says which of them are wanted.</summary>
internal static class ScenarioRun
{
    private static readonly Lazy<IReadOnlyList<ScenarioFile>> Found = new(static () =>
        ScenarioFile.Multiply(Repository.Scenarios, Repository.Copies, Settings.Copies)
    );

    private static readonly Scheduler Scheduler = new(Settings.Workers, static _ => Settings.Patience, CancellationToken.None);

    /// <summary>All scenario files.</summary>
    public static IReadOnlyList<ScenarioFile> Files => Found.Value;

    /// <summary>Begins to run the files of these names.</summary>
    public static void Start(IEnumerable<string> names)
    {
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        Scheduler.Start(Files.Where(file => wanted.Contains(file.Name)));
    }

    /// <summary>What came of a file.</summary>
    public static Task<ScenarioResult> ResultOfAsync(string name) => Scheduler.ResultOfAsync(name);
}
