using System.Text.Json.Nodes;
using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Ec2;

namespace ZeroTrust.Controls.Assess;

/// <summary>Instances do not face the internet.</summary>
internal sealed class InstancesNotInternetFacing : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .Listed<Ec2Instance>()
            .Select(fact =>
                control.Judge(
                    fact,
                    instance =>
                        instance.Value.PublicIpAddress is { } address
                            ? Reachable(control, instance, address, snapshot)
                            : control.Pass(
                                instance.Resource,
                                "The instance has no public address.",
                                instance.Shows("publicIpAddress", (JsonNode?)null)
                            )
                )
            );

    private static Finding Reachable(ControlInfo control, Known<Ec2Instance> instance, string address, Snapshot snapshot)
    {
        var groups = instance
            .Value.SecurityGroupIds.Select(id =>
                snapshot.About<SecurityGroup>(ResourceRef.Of<SecurityGroup>(instance.Resource.AccountId, instance.Resource.Region, id))
            )
            .ToList();
        var evidence = instance.Shows("publicIpAddress", address);
        var open = groups
            .OfType<Known<SecurityGroup>>()
            .Where(static group => group.Value.Ingress.Any(static rule => rule.IsAnywhere))
            .ToList();
        if (open.Count > 0)
        {
            return control.Fail(
                instance.Resource,
                $"{address} answers to everybody through {string.Join(", ", open.Select(static group => group.Value.GroupId))}.",
                evidence,
                open[0].Shows("open", true)
            );
        }

        var gaps = groups.Select(static group => group.Gap).OfType<Gap>().Take(1).ToArray();
        return gaps.Length > 0
            ? control.Unknown(instance.Resource, gaps)
            : control.Pass(instance.Resource, $"{address} is public, and no security group lets everybody in.", evidence);
    }
}
