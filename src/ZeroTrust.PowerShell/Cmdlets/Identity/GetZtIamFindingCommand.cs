using System.Collections;
using System.Management.Automation;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Identity;

/// <summary>Judges identities: root, users, keys, roles and policies.</summary>
/// <remarks>
/// <para>Runs the controls of step 2 (secure identities) and gives their findings; without
/// -Status those that did not pass. Findings go on to
///   Enable-ZtMfaEnforcement and New-ZtPlan.</para>
///   <para>What could not be read is Unknown and names the IAM action that would settle it.</para>
/// </remarks>
/// <example>
///   <para>Shows what is wrong with identities, worst first.</para>
///   <code>Get-ZtIamFinding | Sort-Object Severity -Descending</code>
/// </example>
/// <example>
///   <para>Looks at some principals only.</para>
///   <code>Get-ZtIamFinding -Principal *admin* -Status Fail, Unknown</code>
/// </example>
/// <example>
///   <para>Previews MFA enforcement for all users who sign in with a password alone.</para>
///   <code>Get-ZtIamFinding -Control ConsoleUsersHaveMfa -Status Fail | Enable-ZtMfaEnforcement -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "ZtIamFinding")]
[OutputType(typeof(Finding))]
[Assesses("G2.1", "G2.2", "G2.3", "G2.4", "G2.9")]
[Upholds("P1", "P4")]
public sealed class GetZtIamFindingCommand : AssessmentCmdlet
{
    private readonly List<Snapshot> _snapshots = [];

    /// <summary>Severities of findings.</summary>
    [Parameter(Position = 0)]
    public Severity[] Severity { get; set; } = [];

    /// <summary>Verdicts; Fail and Unknown when absent.</summary>
    [Parameter]
    [Alias("Outcome")]
    public Outcome[] Status { get; set; } = [Outcome.Fail, Outcome.Unknown];

    /// <summary>Names or ARNs of users, roles, groups or policies; wildcards are understood.</summary>
    [Parameter]
    [Alias("PrincipalArn", "UserName", "RoleName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Principal { get; set; } = [];

    /// <summary>Only these of the controls on identities: ids or names; wildcards are understood.</summary>
    [Parameter]
    [Alias("ControlId")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ControlCompleter))]
    public string[] Control { get; set; } = [];

    /// <summary>Ids or names of accounts.</summary>
    [Parameter]
    [Alias("AccountId")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string[] Account { get; set; } = [];

    /// <summary>Settings that replace a control's defaults: a table of control ids or names to tables of values.</summary>
    [Parameter]
    public Hashtable? Setting { get; set; }

    /// <summary>A snapshot to judge instead of reading over the connection.</summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("InputObject")]
    public Snapshot? Snapshot { get; set; }

    /// <inheritdoc/>
    private protected override void Process()
    {
        if (Snapshot is not null)
        {
            _snapshots.Add(Snapshot);
        }
    }

    /// <inheritdoc/>
    private protected override void End()
    {
        var filter = new AssessmentFilter
        {
            Steps = [GuideStep.Identity],
            Controls = ControlIds(Control),
            Severities = Severity,
            Outcomes = Status,
            AccountIds = Account,
        };
        var patterns = Principal
            .Select(static p => WildcardPattern.Get(p, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant))
            .ToArray();
        var findings =
            _snapshots.Count == 0
                ? CollectAndAssess(filter, Setting)
                : _snapshots.SelectMany(snapshot => Assess(snapshot, filter, Setting));
        foreach (var finding in findings.Where(f => patterns.Length == 0 || patterns.Any(p => IsAbout(f, p))))
        {
            WriteObject(finding);
        }
    }

    private static bool IsAbout(Finding finding, WildcardPattern pattern) =>
        pattern.IsMatch(finding.Resource.Id)
        || (finding.Resource.Arn is { } arn && pattern.IsMatch(arn))
        || (finding.Resource.Name is { } name && pattern.IsMatch(name));
}
