using System.Text.Json;

namespace ZeroTrust.Scenarios.Running;

/// <summary>One <c>It</c> of a scenario file, as Pester judged it.</summary>
/// <param name="Name">The names of its Describe and Context blocks and its own, with a dot between.</param>
/// <param name="Outcome">Pester's word: Passed, Failed, Skipped, Inconclusive or NotRun.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Errors">Each error: message, then file and line.</param>
internal sealed record ItResult(string Name, string Outcome, double Seconds, IReadOnlyList<string> Errors);

/// <summary>What came of one scenario file.</summary>
/// <param name="Its">Its tests.</param>
/// <param name="Around">Errors around the tests: in BeforeAll or AfterAll, in the file itself, or of the process that ran it.</param>
/// <param name="Output">All that was printed meanwhile.</param>
internal sealed record ScenarioResult(IReadOnlyList<ItResult> Its, IReadOnlyList<string> Around, string Output = "")
{
    /// <summary>A file that came to no result.</summary>
    public static ScenarioResult Broken(string reason, string output) => new([], [reason], output);

    /// <summary>Reads what a worker wrote; a file that holds nothing is a broken one.</summary>
    public static ScenarioResult Read(string file, string output)
    {
        if (!File.Exists(file))
        {
            return Broken("The scenario came to no result.", output);
        }

        var read = JsonSerializer.Deserialize<ScenarioResult>(File.ReadAllText(file)) ?? Broken("The result is empty.", output);
        return read with { Output = output };
    }
}
