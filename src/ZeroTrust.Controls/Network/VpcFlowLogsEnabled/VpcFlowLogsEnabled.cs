using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.Ec2;

namespace ZeroTrust.Controls.Network;

/// <summary>VPCs have flow logs.</summary>
internal sealed partial class VpcFlowLogsEnabled : IControl
{
    public IEnumerable<Finding> Evaluate(Snapshot snapshot, ControlInfo control, ControlSettings settings) =>
        snapshot
            .Listed<Vpc>()
            .Select(fact =>
                control.Judge(
                    fact,
                    vpc =>
                        control.Judge(
                            snapshot.About<VpcFlowLogs>(vpc.Resource),
                            logs =>
                            {
                                var evidence = logs.Shows(
                                    "flowLogs",
                                    logs.Value.FlowLogs.Select(static log =>
                                        $"{log.FlowLogId} {log.Status} {log.TrafficType} {log.DeliverLogsStatus}"
                                    )
                                );
                                return (logs.Value.FlowLogs.Count, logs.Value.FlowLogs.FirstOrDefault(Works)) switch
                                {
                                    (_, { } log) => control.Pass(
                                        vpc.Resource,
                                        $"{log.FlowLogId} records {log.TrafficType} to {log.Destination}.",
                                        evidence
                                    ),
                                    (0, _) => control.Fail(vpc.Resource, "The VPC has no flow log.", evidence),
                                    _ => control.Fail(
                                        vpc.Resource,
                                        "No flow log of the VPC is active, delivers, and records refused traffic.",
                                        evidence
                                    ),
                                };
                            }
                        )
                )
            );

    private static bool Works(FlowLog log) =>
        log.Status == "ACTIVE" && log.TrafficType is "ALL" or "REJECT" && log.DeliverLogsStatus is not "FAILED";
}
