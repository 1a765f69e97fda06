using System.Management.Automation;
using ZeroTrust.Core.Flow;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Flow;

/// <summary>Goes on with a run that was interrupted.</summary>
/// <remarks>
/// <para>What is done stays, what was half done is finished, what did not run is run. Changes that
/// were undone stay undone. Gives a result for each
///   change that was not in place already.</para>
/// </remarks>
/// <example>
///   <para>Goes on with the newest run.</para>
///   <code>
///   Get-ZtFinding -Step Network -Status Fail | New-ZtPlan | Invoke-ZtPlan -Confirm:$false
///   Get-ZtChange -Run | Select-Object -First 1 | Resume-ZtPlan -Confirm:$false
///   </code>
/// </example>
[Cmdlet(VerbsLifecycle.Resume, "ZtPlan", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ChangeResult))]
[Upholds("P5")]
public sealed class ResumeZtPlanCommand : PlanCmdlet
{
    /// <summary>The run; Get-ZtChange -Run lists them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RunCompleter))]
    [ValidateNotNullOrEmpty]
    public string RunId { get; set; } = "";

    /// <inheritdoc/>
    private protected override void Process() =>
        Run((runner, options, token) => runner.ResumeAsync(RunId, options, token), "Resuming the run");
}
