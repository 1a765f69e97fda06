using System.Management.Automation;
using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.PowerShell.Binding;

/// <summary>Takes names of principals as they are, but no snapshot: PowerShell would make text of one
/// that comes down the pipeline, and bind it here
/// instead of where it belongs.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PrincipalNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is not Snapshot)
        {
            return inputData;
        }

        // Of all errors only this one lets the binder go on to the next parameter.
        const string Message = "A snapshot is no principal.";
        throw new ArgumentTransformationMetadataException(Message, new PSInvalidCastException(Message));
    }
}
