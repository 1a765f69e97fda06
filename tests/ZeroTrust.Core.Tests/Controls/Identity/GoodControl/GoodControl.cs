using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.Core.Tests.Controls.Identity;

internal sealed class GoodControl : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) => [];
}
