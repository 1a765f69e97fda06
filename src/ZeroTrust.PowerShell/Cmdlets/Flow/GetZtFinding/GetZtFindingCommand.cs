using System.Management.Automation;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Flow;

/// <summary>Judges an account or organization by the controls, and gives one finding per control and resource.</summary>
/// <remarks>
///   <para>Reads what the chosen controls need over the connection, or takes snapshots from the pipeline. A finding is Pass, Fail, Unknown,
/// NotApplicable or Excepted, and carries the facts that it rests on. What could not be read is
/// Unknown and names the IAM action that would settle
///   it; it is never Pass or Fail.</para>
///   <para>Several filters must all agree. Findings go on to New-ZtPlan, Get-ZtPosture and Export-ZtReport.</para>
/// </remarks>
/// <example>
///   <para>Shows what an attacker would use first.</para>
///   <code>Get-ZtFinding -Status Fail -Severity Critical, High</code>
/// </example>
/// <example>
///   <para>Looks at one control with a stricter limit than its default.</para>
///   <code>Get-ZtFinding -Control AccessKeysRotated -Setting @{ AccessKeysRotated = @{ maximumAgeDays = 30 } }</code>
/// </example>
/// <example>
///   <para>Judges a saved snapshot; no connection is needed.</para>
///   <code>
///   Get-ZtSnapshot | Export-ZtSnapshot -Path ./today.ztsnapshot.json.gz -Force
///   Import-ZtSnapshot -Path ./today.ztsnapshot.json.gz | Get-ZtFinding -Step Data
///   </code>
/// </example>
/// <example>
///   <para>Lists what could not be read, and what would settle it.</para>
///   <code>Get-ZtFinding -Status Unknown | Select-Object ControlId, Account, MissingAction, Reason</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "ZtFinding")]
[OutputType(typeof(Finding))]
[Upholds("P1", "P4")]
public sealed class GetZtFindingCommand : FindingCmdlet
{
    private readonly List<string> _controls = [];

    /// <summary>Ids or names of controls; wildcards are understood.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ControlId", "Id")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ControlCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Control { get; set; } = [];

    /// <summary>Severities of findings.</summary>
    [Parameter]
    public Severity[] Severity { get; set; } = [];

    /// <summary>Verdicts.</summary>
    [Parameter]
    [Alias("Outcome")]
    public Outcome[] Status { get; set; } = [];

    /// <summary>Steps of the guide.</summary>
    [Parameter]
    public GuideStep[] Step { get; set; } = [];

    /// <summary>Rows of the guide, such as G2.4.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RowCompleter))]
    public string[] Row { get; set; } = [];

    /// <summary>Profiles of controls.</summary>
    [Parameter]
    [ValidateSet("baseline", "strict")]
    public string[] ControlProfile { get; set; } = [];

    /// <inheritdoc/>
    private protected override AssessmentFilter Filter =>
        new()
        {
            Controls = ControlIds(_controls.Distinct(StringComparer.OrdinalIgnoreCase)),
            Rows = Row,
            Steps = Step,
            Profiles = ControlProfile,
            Severities = Severity,
            Outcomes = Status,
        };

    /// <inheritdoc/>
    private protected override void Process()
    {
        _controls.AddRange(Control);
        base.Process();
    }
}
