using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.Core.Controls;

/// <summary>Judges facts. Pure: no AWS, no clock, no I/O, no state.</summary>
public interface IControl
{
    /// <summary>Says something about every resource that the control speaks about; a missing fact
    /// gives <see cref="Outcome.Unknown"/>.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <param name="control">The control's own metadata, from its folder.</param>
    /// <param name="settings">Values to judge by, and the moment.</param>
    IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings);
}
