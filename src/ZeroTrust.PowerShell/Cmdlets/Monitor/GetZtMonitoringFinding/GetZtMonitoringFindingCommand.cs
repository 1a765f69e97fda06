using System.Management.Automation;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Monitor;

/// <summary>Judges monitoring: trails, threat detection and central findings.</summary>
/// <remarks>
///   <para>Runs the controls of step 5 (monitor and respond) and gives their findings; without
///   -Status those that did not pass. Findings go on to
///   New-ZtPlan.</para>
///   <para>What could not be read is Unknown and names the IAM action that would settle it.</para>
/// </remarks>
/// <example>
///   <para>Shows where nobody is watching.</para>
///   <code>Get-ZtMonitoringFinding -Status Fail</code>
/// </example>
/// <example>
///   <para>Counts by control what does not watch in one account.</para>
///   <code>Get-ZtMonitoringFinding -Account dev | Group-Object ControlId -NoElement</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "ZtMonitoringFinding")]
[OutputType(typeof(Finding))]
[Assesses("G5.1", "G5.2", "G5.3")]
[Upholds("P1", "P4")]
public sealed class GetZtMonitoringFindingCommand() : ResourceFindingCmdlet(GuideStep.Monitor);
