using ZeroTrust.Core.Frameworks;

namespace ZeroTrust.Core.Controls.Coverage;

/// <summary>Holds what controls say about themselves against the list of a framework.</summary>
public static class FrameworkCoverage
{
    /// <summary>Every requirement of the framework, in its order.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="controls">The controls, in the order that they are named in.</param>
    public static IEnumerable<RequirementCoverage> Of(Framework framework, IReadOnlyList<ControlInfo> controls) =>
        framework.Requirements.Select(requirement => Of(framework, requirement, controls));

    private static RequirementCoverage Of(Framework framework, Requirement requirement, IReadOnlyList<ControlInfo> controls)
    {
        var serving = controls.Where(control => Serves(control, framework, requirement)).ToArray();
        var missing = serving.Select(control => MissingOf(control, framework, requirement)).ToArray();
        var covered = framework.RequirementsAre == RequirementKind.Checks && missing.Any(static sentences => sentences.Length == 0);
        return new RequirementCoverage
        {
            Framework = framework.Key,
            Requirement = requirement.Id,
            Title = requirement.Title,
            Level = requirement.Level,
            Topic = requirement.Topic,
            ZeroTrust = requirement.ZeroTrust,
            Coverage = (serving.Length, covered) switch
            {
                (0, _) => CoverageState.NotCovered,
                (_, true) => CoverageState.Covered,
                _ => CoverageState.Partial,
            },
            Controls = [.. serving.Select(static control => control.Id)],
            Missing = covered ? [] : [.. missing.SelectMany(static sentences => sentences).Distinct(StringComparer.Ordinal)],
        };
    }

    private static bool Serves(ControlInfo control, Framework framework, Requirement requirement) =>
        control.Frameworks.TryGetValue(framework.Key, out var ids) && ids.Contains(requirement.Id, StringComparer.Ordinal);

    private static string[] MissingOf(ControlInfo control, Framework framework, Requirement requirement) =>
        [.. control.Partial.Where(claim => claim.IsAbout(framework.Key, requirement.Id)).Select(static claim => claim.Missing)];
}
