using System.Collections;
using System.Management.Automation;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Flow;

/// <summary>Plans what would bring failed findings to the good state. Changes nothing.</summary>
/// <remarks>
/// <para>A plan is data: for each change the calls to make, the calls that take them back, the state
/// before and after, the risk. It can be looked at,
/// saved (Export-ZtPlan), reviewed by somebody else and applied later (Invoke-ZtPlan). Findings
/// that did not fail are passed over; what cannot or
///   should not be changed is in the plan's notes with the reason.</para>
///   <para>Changes that would take access from the caller or from a break-glass principal are refused when the plan is applied.</para>
/// </remarks>
/// <example>
///   <para>Plans for everything that fails in the network, and shows the exact changes.</para>
///   <code>
///   $plan = Get-ZtFinding -Step Network -Status Fail | New-ZtPlan
///   $plan | Invoke-ZtPlan -WhatIf
///   </code>
/// </example>
/// <example>
///   <para>Plans with a role that must never lose access, and saves the plan for review.</para>
///   <code>
///   Get-ZtFinding -Status Fail |
///     New-ZtPlan -BreakGlass 'arn:aws:iam::*:role/BreakGlass' |
///     Export-ZtPlan -Path ./review.ztplan.json -Force
///   </code>
/// </example>
[Cmdlet(VerbsCommon.New, "ZtPlan")]
[OutputType(typeof(Plan))]
[Upholds("P5")]
public sealed class NewZtPlanCommand : AssessmentCmdlet
{
    private readonly List<Finding> _findings = [];

    /// <summary>Findings.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Finding")]
    [AllowNull]
    [AllowEmptyCollection]
    public Finding[]? InputObject { get; set; }

    /// <summary>ARNs of principals that must never lose access; wildcards are understood.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] BreakGlass { get; set; } = [];

    /// <summary>The facts that the findings rest on. Only needed for findings that were not made in this session.</summary>
    [Parameter]
    public Snapshot? Snapshot { get; set; }

    /// <summary>The ARN of the identity that will apply the plan; the caller of the connection or snapshot when absent.</summary>
    [Parameter]
    public string? CallerArn { get; set; }

    /// <summary>Settings that replace a control's defaults: a table of control ids or names to tables of values.</summary>
    [Parameter]
    public Hashtable? Setting { get; set; }

    /// <inheritdoc/>
    private protected override void Process() => _findings.AddRange(InputObject ?? []);

    /// <inheritdoc/>
    private protected override void End()
    {
        var groups = _findings
            .GroupBy(f =>
                Snapshot
                ?? Session.OriginOf(f)
                ?? Session.LastSnapshot
                ?? throw new ZeroTrustException(
                    ErrorIds.ArgumentInvalid,
                    FailureKind.InvalidArgument,
                    f.Id,
                    "The facts that the findings rest on are not in this session.",
                    "Give them with -Snapshot."
                )
            )
            .ToArray();
        foreach (var group in groups)
        {
            var request = new PlanRequest(CallerArn ?? group.Key.Header.CallerArn, group.Key.Header.Partition)
            {
                BreakGlass = BreakGlass,
                Settings = Settings(Setting),
            };
            var plan = new PlanBuilder(Clock).FromFindings(group, group.Key, Session.Controls, request);
            WriteVerbose($"{group.Count()} findings became {plan.Changes.Count} changes and {plan.Notes.Count} notes.");
            WriteObject(plan);
        }
    }
}
