using System.Management.Automation;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
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
public sealed class GetZtIamFindingCommand() : StepFindingCmdlet(GuideStep.Identity)
{
    /// <summary>Names or ARNs of users, roles, groups or policies; wildcards are understood.</summary>
    [Parameter]
    [Alias("PrincipalArn", "UserName", "RoleName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Principal { get; set; } = [];

    /// <inheritdoc/>
    private protected override IReadOnlyList<string> About => Principal;
}
