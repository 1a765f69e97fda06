using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Controls.Identity;

/// <summary>The root user has no access keys.</summary>
internal sealed class RootHasNoAccessKeys : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .OfEachAccount<RootCredentials>()
            .Select(fact =>
                control.Judge(
                    fact,
                    root =>
                        root.Value.AccessKeysPresent
                            ? control.Fail(root.Resource, "The root user has access keys.", root.Shows("accessKeysPresent", true))
                            : control.Pass(root.Resource, "The root user has no access keys.", root.Shows("accessKeysPresent", false))
                )
            );
}
