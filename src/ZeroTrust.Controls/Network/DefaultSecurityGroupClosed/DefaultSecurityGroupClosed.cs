using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Ec2;

namespace ZeroTrust.Controls.Network;

/// <summary>Default security groups let nothing through.</summary>
internal sealed class DefaultSecurityGroupClosed : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .Listed<SecurityGroup>()
            .Where(static fact => fact is not Known<SecurityGroup> { Value.Name: not "default" })
            .Select(fact =>
                control.Judge(
                    fact,
                    group =>
                    {
                        var (inbound, outbound) = (group.Value.Ingress.Count, group.Value.Egress.Count);
                        var evidence = new[] { group.Shows("ingressRules", inbound), group.Shows("egressRules", outbound) };
                        return inbound + outbound == 0
                            ? control.Pass(group.Resource, "The default group lets nothing through.", evidence)
                            : control.Fail(
                                group.Resource,
                                $"The default group has {inbound} inbound and {outbound} outbound rules.",
                                evidence
                            );
                    }
                )
            );
}
