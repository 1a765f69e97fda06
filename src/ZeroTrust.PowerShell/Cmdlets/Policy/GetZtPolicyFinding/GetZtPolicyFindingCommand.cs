using System.Management.Automation;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Policy;

/// <summary>Judges what enforces policy by itself: recorders, patching and policies of the organization.</summary>
/// <remarks>
///   <para>Runs the controls of step 6 (enforce policy with automation) and gives their findings; without
///   -Status those that did not pass. Findings go on to
///   New-ZtPlan.</para>
///   <para>What could not be read is Unknown and names the IAM action that would settle it.</para>
/// </remarks>
/// <example>
///   <para>Shows what does not enforce.</para>
///   <code>Get-ZtPolicyFinding -Status Fail</code>
/// </example>
/// <example>
///   <para>Lists what could not be read, and what would settle it.</para>
///   <code>Get-ZtPolicyFinding -Status Unknown | Select-Object ControlId, Account, MissingAction</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "ZtPolicyFinding")]
[OutputType(typeof(Finding))]
[Assesses("G6.1", "G6.2", "G6.3")]
[Upholds("P1", "P4")]
public sealed class GetZtPolicyFindingCommand() : ResourceFindingCmdlet(GuideStep.Policy);
