using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>Security groups and flow logs; describing is checked on everything.</summary>
[Service("ec2")]
internal sealed class Ec2Resources : IActionResources
{
    public RequiredAction Of(Call call, string action) => new(action, Resource(call));

    public string? PassedRole(Call call) => call.Operation == "CreateFlowLogs" ? call.Text("DeliverLogsPermissionArn") : null;

    private static string Resource(Call call)
    {
        if (call.Operation.StartsWith("Describe", StringComparison.Ordinal))
        {
            return "*";
        }

        if (call.Text("GroupId") is { } group)
        {
            return call.Here.Arn("ec2", "security-group/" + group);
        }

        return call.Texts("FlowLogIds") is [var flowLog, ..] ? call.Here.Arn("ec2", "vpc-flow-log/" + flowLog) : "*";
    }
}
