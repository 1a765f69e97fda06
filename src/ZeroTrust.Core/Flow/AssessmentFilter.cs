using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;

namespace ZeroTrust.Core.Flow;

/// <summary>Which part of an assessment is wanted. Empty lists mean all; several lists must all agree.</summary>
public sealed record AssessmentFilter
{
    /// <summary>Everything.</summary>
    public static AssessmentFilter Everything { get; } = new();

    /// <summary>Ids or names of controls.</summary>
    public IReadOnlyCollection<string> Controls { get; init; } = [];

    /// <summary>Rows of the guide, such as <c>G2.4</c>.</summary>
    public IReadOnlyCollection<string> Rows { get; init; } = [];

    /// <summary>Steps of the guide.</summary>
    public IReadOnlyCollection<GuideStep> Steps { get; init; } = [];

    /// <summary>Profiles, such as <c>baseline</c>.</summary>
    public IReadOnlyCollection<string> Profiles { get; init; } = [];

    /// <summary>Severities of findings.</summary>
    public IReadOnlyCollection<Severity> Severities { get; init; } = [];

    /// <summary>Outcomes of findings.</summary>
    public IReadOnlyCollection<Outcome> Outcomes { get; init; } = [];

    /// <summary>Accounts of findings.</summary>
    public IReadOnlyCollection<string> AccountIds { get; init; } = [];
}
