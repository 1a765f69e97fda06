using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ZeroTrust.Scenarios;

/// <summary>What the machine or the person who runs the tests may choose, by environment variables.</summary>
[SuppressMessage("ApiDesign", "RS0030", Justification = "Where PowerShell is and how much is run, is a matter of the machine.")]
internal static class Settings
{
    /// <summary>ZT_PWSH: a PowerShell to use in the place of the hosted one, such as <c>pwsh</c>; null for the hosted one.</summary>
    public static string? PowerShell { get; } = Environment.GetEnvironmentVariable("ZT_PWSH") is { Length: > 0 } named ? named : null;

    /// <summary>ZT_SCENARIO_COPIES: how often each scenario file is run, under names of its own; 1 unless told.</summary>
    public static int Copies { get; } = Number("ZT_SCENARIO_COPIES", 1);

    /// <summary>ZT_SCENARIO_WORKERS: how many processes run scenarios at once; one for each processor unless told.</summary>
    public static int Workers { get; } = Number("ZT_SCENARIO_WORKERS", Environment.ProcessorCount);

    /// <summary>ZT_SCENARIO_MINUTES: how long one file may take before it counts as hanging; 10 unless told.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(Number("ZT_SCENARIO_MINUTES", 10));

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0
            ? number
            : otherwise;
}
