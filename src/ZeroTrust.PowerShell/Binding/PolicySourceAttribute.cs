using System.Collections;
using System.Management.Automation;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Policy;

namespace ZeroTrust.PowerShell.Binding;

/// <summary>Turns what people pipe in into policies: text, ARNs, files and snapshots. One parameter takes
/// them all, because PowerShell would rather turn a
/// snapshot into text than look for another parameter set that fits.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PolicySourceAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData switch
        {
            null => null,
            PSObject wrapped => Transform(engineIntrinsics, wrapped.BaseObject),
            string or FileInfo or Snapshot or PolicySource => new[] { One(inputData) },
            IEnumerable many => many.Cast<object?>()
                .Select(static item => One(item is PSObject wrapped ? wrapped.BaseObject : item))
                .ToArray(),
            _ => One(inputData),
        };

    private static PolicySource One(object? item) =>
        item switch
        {
            PolicySource ready => ready,
            string text when Arn.IsMeant(text.Trim()) => new PolicySource { Arn = text.Trim() },
            string text => new PolicySource { Json = text },
            FileInfo file => new PolicySource { Path = file.FullName },
            Snapshot snapshot => new PolicySource { Snapshot = snapshot },
            _ => throw new ArgumentTransformationMetadataException(
                $"A {item?.GetType().Name ?? "null"} is neither the JSON of a policy, nor an ARN, a file or a snapshot."
            ),
        };
}
