using System.Management.Automation;
using ZeroTrust.Core.Flow;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Flow;

/// <summary>Takes changes back, last first.</summary>
/// <remarks>
/// <para>Only what a run itself did is undone: what was in place before it stays. When somebody else
/// changed the resource since, undo refuses, unless
///   -Force. Takes results of Invoke-ZtPlan and the signature commands, changes of Get-ZtChange, or the id of a run.</para>
/// </remarks>
/// <example>
///   <para>Takes a whole run back.</para>
///   <code>
///   $results = Get-ZtFinding -Step Network -Status Fail | New-ZtPlan | Invoke-ZtPlan -Confirm:$false
///   Undo-ZtChange -RunId $results[0].RunId -Confirm:$false
///   </code>
/// </example>
/// <example>
///   <para>Shows what taking back everything that is in effect would send.</para>
///   <code>Get-ZtChange -Status Applied | Undo-ZtChange -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Undo, "ZtChange", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ChangeResult))]
[Upholds("P5")]
public sealed class UndoZtChangeCommand : PlanCmdlet
{
    private readonly List<(string RunId, string[] ChangeIds)> _chosen = [];

    /// <summary>The run.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RunCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? RunId { get; set; }

    /// <summary>Changes of the run; all when absent.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string[] ChangeId { get; set; } = [];

    /// <inheritdoc/>
    private protected override void Process()
    {
        // A result without a run changed nothing (it was in place already, or nobody agreed): there is nothing to take back.
        if (!string.IsNullOrEmpty(RunId))
        {
            _chosen.Add((RunId, ChangeId));
        }
        else
        {
            WriteVerbose("Nothing was sent for this change; there is nothing to take back.");
        }
    }

    /// <inheritdoc/>
    private protected override void End()
    {
        // All changes of a run at once, so that they are taken back in the right order; newest run first.
        foreach (
            var run in _chosen
                .GroupBy(static c => c.RunId, StringComparer.Ordinal)
                .OrderByDescending(static g => g.Key, StringComparer.Ordinal)
        )
        {
            var ids = run.Any(static c => c.ChangeIds.Length == 0)
                ? []
                : run.SelectMany(static c => c.ChangeIds).Distinct(StringComparer.Ordinal).ToArray();
            Run((runner, options, token) => runner.UndoAsync(run.Key, ids, options, token), "Taking changes back");
        }
    }
}
