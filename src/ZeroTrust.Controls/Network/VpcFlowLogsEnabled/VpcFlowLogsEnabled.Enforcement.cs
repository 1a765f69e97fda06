using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Ec2;

namespace ZeroTrust.Controls.Network;

/// <summary>Makes a flow log where the settings say where to.</summary>
internal sealed partial class VpcFlowLogsEnabled : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        if (finding.Outcome is not Outcome.Fail || snapshot.Find<VpcFlowLogs>(finding.Resource) is not Known<VpcFlowLogs> logs)
        {
            return PlanDraft.Empty;
        }

        var (kind, destination, role) = (
            context.Settings.Text("destinationType"),
            context.Settings.Text("destination"),
            context.Settings.Text("deliverLogsRoleArn")
        );
        if (kind.Length == 0 || destination.Length == 0)
        {
            return Drafts.Manual(finding.Resource, "Flow logs need a destination: set destinationType and destination of this control.");
        }

        var parameters = new JsonObject
        {
            ["ResourceIds"] = Calls.List(finding.Resource.Id),
            ["ResourceType"] = "VPC",
            ["TrafficType"] = context.Settings.Text("trafficType"),
            ["LogDestinationType"] = kind,
            ["LogDestination"] = destination,
        };
        if (role.Length > 0)
        {
            parameters["DeliverLogsPermissionArn"] = role;
        }

        var create = Calls.Call("ec2", "CreateFlowLogs", parameters).OrAlready("FlowLogAlreadyExists");
        return Drafts.Of(
            Change.For(
                finding,
                context,
                new()
                {
                    Type = "VpcFlowLog",
                    Description = $"Record the traffic of {finding.Resource.Id} to {destination}",
                    Do = [create with { AlsoNeeds = role.Length > 0 ? ["iam:PassRole"] : ["logs:CreateLogDelivery"] }],
                    Undo =
                    [
                        Calls
                            .Call("ec2", "DeleteFlowLogs", new JsonObject { ["FlowLogIds"] = new JsonArray(Calls.Answer("FlowLogIds.0")) })
                            .OrAlready("InvalidFlowLogId.NotFound"),
                    ],
                    States =
                    [
                        logs.BecomesAtLeast(
                            new JsonObject { ["flowLogs"] = new JsonArray(new JsonObject { ["destination"] = destination }) }
                        ),
                    ],
                }
            )
        );
    }
}
