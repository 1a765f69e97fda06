using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.SecurityHub;

namespace ZeroTrust.Controls.Monitor;

/// <summary>Security Hub collects findings in every region.</summary>
internal sealed partial class SecurityHubEnabled : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .OfEachRegion<SecurityHubStatus>()
            .Select(fact =>
                control.Judge(
                    fact,
                    hub =>
                        hub.Value.Enabled
                            ? control.Pass(
                                hub.Resource,
                                $"Security Hub is on in {hub.Resource.Region}.",
                                hub.Shows("enabled", true),
                                hub.Shows("standards", hub.Value.Standards)
                            )
                            : control.Fail(hub.Resource, $"Security Hub is off in {hub.Resource.Region}.", hub.Shows("enabled", false))
                )
            );
}
