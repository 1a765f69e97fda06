using System.Management.Automation;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Data;

/// <summary>Judges data: keys, buckets, volumes, and who reaches them.</summary>
/// <remarks>
///   <para>Runs the controls of step 3 (protect data) and gives their findings; without -Status those that did not pass. Findings go on to
///   Set-ZtBucketEncryption, Enable-ZtKeyRotation and New-ZtPlan.</para>
///   <para>What could not be read is Unknown and names the IAM action that would settle it.</para>
/// </remarks>
/// <example>
///   <para>Shows what is wrong with data, worst first.</para>
///   <code>Get-ZtDataFinding | Sort-Object Severity -Descending</code>
/// </example>
/// <example>
///   <para>Looks at some resources only.</para>
///   <code>Get-ZtDataFinding -Resource *invoices* -Status Fail, Unknown</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "ZtDataFinding")]
[OutputType(typeof(Finding))]
[Assesses("G3.1", "G3.2", "G3.4")]
[Upholds("P1", "P4")]
public sealed class GetZtDataFindingCommand() : ResourceFindingCmdlet(GuideStep.Data);
