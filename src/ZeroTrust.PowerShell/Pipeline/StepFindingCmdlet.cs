using System.Management.Automation;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.PowerShell.Binding;
using ZeroTrust.PowerShell.Completion;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>What cmdlets share that give the findings of one step of the guide.</summary>
/// <param name="step">The step.</param>
public abstract class StepFindingCmdlet(GuideStep step) : FindingCmdlet
{
    private WildcardPattern[]? _patterns;

    /// <summary>Severities of findings.</summary>
    [Parameter(Position = 0)]
    public Severity[] Severity { get; set; } = [];

    /// <summary>Verdicts; Fail and Unknown when absent.</summary>
    [Parameter]
    [Alias("Outcome")]
    public Outcome[] Status { get; set; } = [Outcome.Fail, Outcome.Unknown];

    /// <summary>Only these of the step's controls: ids or names; wildcards are understood.</summary>
    [Parameter]
    [Alias("ControlId")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ControlCompleter))]
    public string[] Control { get; set; } = [];

    /// <summary>Patterns for names, identifiers or ARNs of what a finding is about; empty for all.</summary>
    private protected abstract IReadOnlyList<string> About { get; }

    /// <inheritdoc/>
    private protected sealed override AssessmentFilter Filter =>
        new()
        {
            Steps = [step],
            Controls = [.. Control.SelectMany(ControlsOfStep)],
            Severities = Severity,
            Outcomes = Status,
        };

    /// <exception cref="ZeroTrustException">None of them is of the step: no findings would read as "all is well".</exception>
    private IReadOnlyCollection<string> ControlsOfStep(string pattern)
    {
        var ids = ControlIds([pattern]);
        var ofStep = ids.Where(id => Session.Controls.Get(id).Info.Step == step).ToList();
        return ofStep.Count > 0
            ? ofStep
            : throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                pattern,
                $"{string.Join(", ", ids)} is no control of step {step}.",
                "Get-ZtFinding -Control takes those of every step."
            );
    }

    /// <inheritdoc/>
    private protected sealed override bool IsWanted(Finding finding)
    {
        _patterns ??= [.. About.Select(static pattern => Wildcards.Of(pattern))];
        return _patterns.Length == 0
            || Array.Exists(
                _patterns,
                pattern =>
                    pattern.IsMatch(finding.Resource.Id)
                    || (finding.Resource.Arn is { } arn && pattern.IsMatch(arn))
                    || (finding.Resource.Name is { } name && pattern.IsMatch(name))
            );
    }
}
