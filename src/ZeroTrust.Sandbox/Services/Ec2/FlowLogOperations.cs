using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>Flow logs.</summary>
[Service("ec2")]
internal static class FlowLogOperations
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["resource-id"] = "ResourceId",
        ["log-destination-type"] = "LogDestinationType",
    };

    public static JsonObject DescribeFlowLogs(Call call) =>
        call.Page(
            call.Filter(call.Here.Ec2("flow-logs").Named(call, "FlowLogIds", "FlowLogId", "InvalidFlowLogId.NotFound"), Paths, "Filter")
        );

    public static JsonObject CreateFlowLogs(Call call)
    {
        var type = call.Text("LogDestinationType") ?? "cloud-watch-logs";
        if (
            type == "cloud-watch-logs"
            && (call.Text("DeliverLogsPermissionArn") is null || (call.Text("LogGroupName") ?? call.Text("LogDestination")) is null)
        )
        {
            throw new ServiceError(
                "MissingParameter",
                "DeliverLogsPermissionArn and LogGroupName must be specified for LogDestinationType cloud-watch-logs",
                400
            );
        }

        if (type == "s3" && call.Text("LogDestination") is null)
        {
            throw new ServiceError("MissingParameter", "LogDestination can't be empty if LogGroupName is not provided.", 400);
        }

        var (made, failed) = (new List<string>(), new JsonArray());
        foreach (var resource in call.Texts("ResourceIds"))
        {
            var fault = Fault(call, resource, type);
            if (fault is { } error)
            {
                failed.Add(
                    new JsonObject
                    {
                        ["ResourceId"] = resource,
                        ["Error"] = new JsonObject { ["Code"] = error.Code, ["Message"] = error.Message },
                    }
                );
            }
            else
            {
                made.Add(Make(call, resource, type));
            }
        }

        return new() { ["FlowLogIds"] = made.Json(), ["Unsuccessful"] = failed };
    }

    public static JsonObject DeleteFlowLogs(Call call)
    {
        var failed = new JsonArray();
        foreach (var id in call.Texts("FlowLogIds"))
        {
            if (call.Here.Shelf("ec2/flow-logs").Remove(id))
            {
                call.Here.Tags.Remove(Ec2Shelves.Arn(call.Here, id));
            }
            else
            {
                failed.Add(
                    new JsonObject
                    {
                        ["ResourceId"] = id,
                        ["Error"] = new JsonObject
                        {
                            ["Code"] = "InvalidFlowLogId.NotFound",
                            ["Message"] = $"The following flow log id was not found: {id}",
                        },
                    }
                );
            }
        }

        return new() { ["Unsuccessful"] = failed };
    }

    private static (string Code, string Message)? Fault(Call call, string resource, string type)
    {
        var shelf = call.Need("ResourceType") switch
        {
            "VPC" => "ec2/vpcs",
            "Subnet" => "ec2/subnets",
            _ => "ec2/network-interfaces",
        };
        if (!call.Here.Shelf(shelf).ContainsKey(resource))
        {
            return ("InvalidVpcId.NotFound", $"The vpc ID '{resource}' does not exist");
        }

        var same = call
            .Here.Shelf("ec2/flow-logs")
            .Values.Any(log =>
                log["ResourceId"].AsText() == resource
                && log["LogDestinationType"].AsText() == type
                && log["LogGroupName"].AsText() == call.Text("LogGroupName")
                && log["LogDestination"].AsText() == call.Text("LogDestination")
                && log["TrafficType"].AsText() == Traffic(call)
            );
        return same
            ? ("FlowLogAlreadyExists", "Error. There is an existing Flow Log with the same configuration and log destination.")
            : null;
    }

    private static string Make(Call call, string resource, string type)
    {
        var id = call.World.Ids.Hex("fl-");
        call.Here.Shelf("ec2/flow-logs")
            .Add(
                id,
                new JsonObject
                {
                    ["FlowLogId"] = id,
                    ["ResourceId"] = resource,
                    ["CreationTime"] = call.Now.Json(),
                    ["FlowLogStatus"] = "ACTIVE",
                    ["DeliverLogsStatus"] = "SUCCESS",
                    ["TrafficType"] = Traffic(call),
                    ["LogDestinationType"] = type,
                    ["LogDestination"] = call.Text("LogDestination"),
                    ["LogGroupName"] = call.Text("LogGroupName"),
                    ["DeliverLogsPermissionArn"] = call.Text("DeliverLogsPermissionArn"),
                    ["LogFormat"] =
                        call.Text("LogFormat")
                        ?? "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} "
                            + "${bytes} ${start} ${end} ${action} ${log-status}",
                    ["MaxAggregationInterval"] = call.Number("MaxAggregationInterval") ?? 600,
                }.Present()
            );
        foreach (var specification in call.Parts("TagSpecifications"))
        {
            call.Here.TagsOf(Ec2Shelves.Arn(call.Here, id)).SetPairs(specification["Tags"].AsObjects());
        }

        return id;
    }

    private static string Traffic(Call call) => call.Text("TrafficType") ?? "ALL";
}
