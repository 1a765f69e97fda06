using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.Ec2;

namespace ZeroTrust.Controls.Network;

/// <summary>Administration, database and other high-risk ports are closed to the internet.</summary>
internal sealed partial class AdminPortsClosedToInternet : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings)
    {
        var ports = settings.Numbers("adminPorts");
        return snapshot
            .Listed<SecurityGroup>()
            .Select(fact =>
                control.Judge(
                    fact,
                    group =>
                    {
                        var open = Open(group.Value, ports).ToList();
                        var rules = group.Shows("ingressRules", group.Value.Ingress.Count);
                        return open.Count == 0
                            ? control.Pass(group.Resource, "No rule opens a high-risk port to everybody.", rules)
                            : control.Fail(
                                group.Resource,
                                $"Open to everybody: {string.Join(", ", open.Select(Describe).Distinct(StringComparer.Ordinal))}.",
                                group.Shows("open", open.Select(Describe))
                            );
                    }
                )
            );
    }

    /// <summary>The rules that let everybody reach one of the ports.</summary>
    internal static IEnumerable<SecurityGroupRule> Open(SecurityGroup group, IReadOnlyList<int> ports) =>
        group.Ingress.Where(rule => rule.IsAnywhere && ports.Any(rule.Covers));

    /// <summary>A rule in the words of people: <c>tcp 22 from 0.0.0.0/0</c>.</summary>
    internal static string Describe(SecurityGroupRule rule)
    {
        var ports = (rule.Protocol, rule.FromPort, rule.ToPort) switch
        {
            ("-1", _, _) => "all traffic",
            (_, { } from, { } to) when from == to => $"{rule.Protocol} {from}",
            (_, { } from, { } to) => $"{rule.Protocol} {from}-{to}",
            _ => $"{rule.Protocol} all ports",
        };
        return $"{ports} from {rule.CidrIpv4 ?? rule.CidrIpv6}";
    }
}
