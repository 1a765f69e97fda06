using System.Management.Automation;
using ZeroTrust.Core.Flow;
using ZeroTrust.PowerShell.Binding;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.__Step__;

/// <summary>REPLACE-ME: what it does, in one sentence.</summary>
/// <remarks>
///   <para>REPLACE-ME: what is changed, what stays, and what is refused with which reason. Undo-ZtChange puts back what was there.</para>
/// </remarks>
/// <example>
///   <para>REPLACE-ME: shows what it would do for everything that fails.</para>
///   <code>Get-ZtFinding -Control REPLACE-ME -Status Fail | __Command__ -WhatIf</code>
/// </example>
[Cmdlet("__Verb__", "__Noun__", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ChangeResult))]
[Enforces("__Row__", Control = "REPLACE-ME")]
[Upholds("P5")]
public sealed class __Verb____Noun__Command : ControlCmdlet
{
    /// <summary>REPLACE-ME: names, ARNs, or findings about them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    [ResourceArgument("AWS::Service::Thing", "Name", "Arn")]
    [ValidateNotNullOrEmpty]
    public ResourceArgument[] Name { get; set; } = [];

    /// <inheritdoc/>
    private protected override IReadOnlyList<ResourceArgument> Given => Name;
}
