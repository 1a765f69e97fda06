using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Controls.Identity;

/// <summary>The root user has MFA.</summary>
internal sealed class RootHasMfa : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .OfEachAccount<RootCredentials>()
            .Select(fact =>
                control.Judge(
                    fact,
                    root =>
                        root.Value.MfaEnabled
                            ? control.Pass(
                                root.Resource,
                                "The root user signs in with MFA.",
                                root.Shows("mfaEnabled", true),
                                root.Shows("virtualMfa", root.Value.VirtualMfa)
                            )
                            : control.Fail(root.Resource, "The root user signs in with a password alone.", root.Shows("mfaEnabled", false))
                )
            );
}
