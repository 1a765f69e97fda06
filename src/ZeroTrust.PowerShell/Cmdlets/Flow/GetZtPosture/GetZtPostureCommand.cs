using System.Management.Automation;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Flow;

/// <summary>Scores how well an account or organization stands: overall and by step, phase, row or account.</summary>
/// <remarks>
/// <para>For every control the share of its findings that pass, weighted by severity, and then the
/// weighted mean over the controls: a control with a
/// thousand passing resources cannot drown one that fails on root. What is unknown is outside Percent;
/// AtLeast counts it as failed, so it is the score
///   that is certain.</para>
/// <para>Takes findings from the pipeline; without any it reads and judges everything. Pass all
/// findings on, not only failed ones: the score is made
///   of what passes and what fails.</para>
/// </remarks>
/// <example>
///   <para>Scores the connection by step of the guide.</para>
///   <code>Get-ZtPosture</code>
/// </example>
/// <example>
///   <para>Scores findings that are there already, by account.</para>
///   <code>
///   $findings = Get-ZtFinding
///   $findings | Get-ZtPosture -By Account
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "ZtPosture")]
[OutputType(typeof(Score))]
[Upholds("P4", "P5")]
public sealed class GetZtPostureCommand : AssessmentCmdlet
{
    private readonly List<Finding> _findings = [];

    /// <summary>Findings to score.</summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("Finding")]
    [AllowNull]
    public Finding[]? InputObject { get; set; }

    /// <summary>What to score by.</summary>
    [Parameter(Position = 0)]
    [ValidateSet("Overall", "Step", "Phase", "Row", "Account")]
    public string By { get; set; } = "Step";

    /// <inheritdoc/>
    private protected override void Process() => _findings.AddRange(InputObject ?? []);

    /// <inheritdoc/>
    private protected override void End()
    {
        var findings =
            MyInvocation.ExpectingInput || _findings.Count > 0
                ? _findings
                : [.. CollectAndAssess(AssessmentFilter.Everything, settings: null)];
        var posture = Posture.Of(findings, Session.Controls, HeaderOf(findings));
        WriteObject(
            By switch
            {
                "Overall" => [posture.Overall],
                "Phase" => posture.Phases.Append(posture.Overall),
                "Row" => posture.Rows.Append(posture.Overall),
                "Account" => posture.Accounts.Append(posture.Overall),
                _ => posture.Steps.Append(posture.Overall),
            },
            enumerateCollection: true
        );
    }

    private SnapshotHeader HeaderOf(List<Finding> findings) =>
        findings.Select(Session.OriginOf).FirstOrDefault(static s => s is not null)?.Header
        ?? Session.LastSnapshot?.Header
        ?? new SnapshotHeader(default, "", "aws", [], [], []);
}
