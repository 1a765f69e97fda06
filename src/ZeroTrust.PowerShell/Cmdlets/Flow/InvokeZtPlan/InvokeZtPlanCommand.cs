using System.Management.Automation;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Plans;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Flow;

/// <summary>Applies a plan: previews with -WhatIf, asks for each change, writes a journal, and gives one result per change.</summary>
/// <remarks>
/// <para>Before a change is sent, what it alters is read again: the planned state is there already
/// (nothing is sent), or it is as planned (go), or
/// somebody else changed it meanwhile (refused, unless -Force). A change that would take access
/// from the caller or a break-glass principal is refused
///   with the statement that does it. A change that fails does not end the run; those that depend on it are not run.</para>
///   <para>Every call stands between two records of the journal, so a run that was killed can be resumed (Resume-ZtPlan) or taken back
///   (Undo-ZtChange). -Force never answers the question whether to go on; -Confirm:$false does.</para>
/// </remarks>
/// <example>
///   <para>Shows exactly what would be sent, and changes nothing.</para>
///   <code>Get-ZtFinding -Step Data -Status Fail | New-ZtPlan | Invoke-ZtPlan -WhatIf</code>
/// </example>
/// <example>
///   <para>Applies a plan without asking, and takes it back.</para>
///   <code>
///   $results = Get-ZtFinding -Step Network -Status Fail | New-ZtPlan | Invoke-ZtPlan -Confirm:$false
///   $results | Undo-ZtChange -Confirm:$false
///   </code>
/// </example>
/// <example>
///   <para>Applies a plan that somebody has reviewed.</para>
///   <code>
///   Get-ZtFinding -Control AdminPortsClosedToInternet | New-ZtPlan | Export-ZtPlan -Path ./reviewed.ztplan.json -Force
///   Invoke-ZtPlan -Path ./reviewed.ztplan.json -Confirm:$false
///   </code>
/// </example>
[Cmdlet(
    VerbsLifecycle.Invoke,
    "ZtPlan",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = ObjectSet
)]
[OutputType(typeof(ChangeResult))]
[Upholds("P5")]
public sealed class InvokeZtPlanCommand : PlanCmdlet
{
    private const string ObjectSet = "Plan";
    private const string PathSet = "Path";

    /// <summary>The plan.</summary>
    [Parameter(ParameterSetName = ObjectSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("InputObject")]
    public Plan? Plan { get; set; }

    /// <summary>A file that Export-ZtPlan wrote.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <inheritdoc/>
    private protected override void Process()
    {
        if (Path is null)
        {
            Apply(Plan!);
        }
        else
        {
            var file = FilePath(Path);
            Apply(Await(token => PlanFile.LoadAsync(file, token), "Reading the plan"));
        }
    }
}
