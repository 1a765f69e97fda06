using ZeroTrust.Scenarios.Running;

namespace ZeroTrust.Scenarios.Discovery;

/// <summary>What a test says about one It, or about a whole file.</summary>
/// <param name="Name">The It with the blocks around it.</param>
/// <param name="Failure">What is wrong, with file and line; null when nothing is.</param>
/// <param name="SkipReason">Why it did not run; null when it did.</param>
/// <param name="Details">Worth knowing in any case.</param>
public sealed record Verdict(string Name, string? Failure, string? SkipReason, string Details)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Makes tests of what Pester said.</summary>
internal static class Verdicts
{
    /// <summary>One for each It, and one more where something went wrong around them or where there is none.</summary>
    public static IEnumerable<Verdict> Of(string file, ScenarioResult result)
    {
        foreach (var it in result.Its)
        {
            var failure = it.Outcome is "Passed" or "Skipped" or "Inconclusive"
                ? null
                : $"{file}: {it.Name}: {it.Outcome}\n{string.Join("\n", it.Errors)}";
            var skipped = it.Outcome is "Skipped" or "Inconclusive"
                ? string.Join(' ', it.Errors.DefaultIfEmpty("The scenario skipped it.")).ReplaceLineEndings(" ")
                : null;
            yield return new Verdict(it.Name, failure, skipped, $"{it.Seconds:0.000} s in PowerShell");
        }

        if (result.Around.Count > 0)
        {
            yield return new Verdict("around the tests", $"{file}:\n{string.Join("\n\n", result.Around)}\n\n{result.Output}", null, "");
        }
        else if (result.Its.Count == 0)
        {
            yield return new Verdict("is a scenario", $"{file} has no test:\n{result.Output}", null, "");
        }
    }
}
