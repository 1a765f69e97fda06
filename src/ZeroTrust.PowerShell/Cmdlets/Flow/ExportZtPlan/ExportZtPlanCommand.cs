using System.Management.Automation;
using ZeroTrust.Core.Plans;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Flow;

/// <summary>Saves a plan to a file, for review, for version control, or to apply it elsewhere.</summary>
/// <remarks>
/// <para>The file is indented JSON that people can read: every call with its input, what undoes it, and
/// the state before and after. Only its owner may
///   read it. Invoke-ZtPlan -Path applies it.</para>
/// </remarks>
/// <example>
///   <para>Saves a plan and previews it from the file.</para>
///   <code>
///   Get-ZtFinding -Step Identity -Status Fail | New-ZtPlan | Export-ZtPlan -Path ./identity.ztplan.json -Force
///   Invoke-ZtPlan -Path ./identity.ztplan.json -WhatIf
///   </code>
/// </example>
[Cmdlet(VerbsData.Export, "ZtPlan", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
[Upholds("P5")]
public sealed class ExportZtPlanCommand : ZeroTrustCmdlet
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("FilePath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The plan.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [Alias("Plan")]
    public Plan? InputObject { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override void Process()
    {
        var plan = InputObject!;
        var file = NewFile(Path, Force);
        if (ShouldProcess(file, $"Save the plan {plan.Id} with {plan.Changes.Count} changes"))
        {
            Await(token => PlanFile.SaveAsync(plan, file, token), "Saving the plan");
            if (PassThru)
            {
                WriteObject(new FileInfo(file));
            }
        }
    }
}
