using System.Management.Automation;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Network;

/// <summary>Judges the network: security groups and flow logs.</summary>
/// <remarks>
///   <para>Runs the controls of step 4 (secure the network) and gives their findings; without
///   -Status those that did not pass. Findings go on to
///   New-ZtPlan.</para>
///   <para>What could not be read is Unknown and names the IAM action that would settle it.</para>
/// </remarks>
/// <example>
///   <para>Shows what is open, worst first.</para>
///   <code>Get-ZtNetworkFinding | Sort-Object Severity -Descending</code>
/// </example>
/// <example>
///   <para>Previews closing what an attacker would use first.</para>
///   <code>Get-ZtNetworkFinding -Severity Critical, High -Status Fail | New-ZtPlan | Invoke-ZtPlan -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "ZtNetworkFinding")]
[OutputType(typeof(Finding))]
[Assesses("G4.1", "G4.2", "G4.8")]
[Upholds("P1", "P4")]
public sealed class GetZtNetworkFindingCommand() : ResourceFindingCmdlet(GuideStep.Network);
