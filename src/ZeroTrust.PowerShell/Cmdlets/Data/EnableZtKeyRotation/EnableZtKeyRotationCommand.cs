using System.Management.Automation;
using ZeroTrust.Core.Flow;
using ZeroTrust.PowerShell.Binding;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Data;

/// <summary>Lets KMS keys rotate every year.</summary>
/// <remarks>
///   <para>Switches automatic rotation on for customer keys. AWS keeps the old key material for decryption,
///   and the key id stays, so nobody notices.</para>
///   <para>A key that cannot rotate by itself (a key of AWS, asymmetric, HMAC, imported, in a custom key
///   store, disabled or waiting for its deletion) is
///   refused with the reason. A key that rotates is left alone and said so. Undo-ZtChange switches rotation off again.</para>
/// </remarks>
/// <example>
///   <para>Shows what letting all keys rotate would do.</para>
///   <code>Get-ZtDataFinding -Control KmsKeyRotationEnabled -Status Fail | Enable-ZtKeyRotation -WhatIf</code>
/// </example>
/// <example>
///   <para>Lets one key rotate, by its id, alias or ARN.</para>
///   <code>
///   $key = Get-ZtDataFinding -Control KmsKeyRotationEnabled -Status Fail | Select-Object -First 1
///   Enable-ZtKeyRotation -KeyId $key.Resource.Arn -Confirm:$false
///   </code>
/// </example>
[Cmdlet(VerbsLifecycle.Enable, "ZtKeyRotation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ChangeResult))]
[Enforces("G3.1", Control = "ZT.KMS.1")]
[Upholds("P5")]
public sealed class EnableZtKeyRotationCommand : ControlCmdlet
{
    /// <summary>Keys: ids, ARNs, aliases (alias/name), or findings about keys.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("KeyArn", "Key", "InputObject")]
    [ResourceArgument("AWS::KMS::Key", "KeyArn", "KeyId", "AliasArn", "AliasName")]
    [ValidateNotNullOrEmpty]
    public ResourceArgument[] KeyId { get; set; } = [];

    /// <inheritdoc/>
    private protected override IReadOnlyList<ResourceArgument> Given => KeyId;
}
