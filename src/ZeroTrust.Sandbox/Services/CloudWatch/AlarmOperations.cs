using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.CloudWatch;

/// <summary>Alarms.</summary>
[Service("cloudwatch")]
internal static class AlarmOperations
{
    public static JsonObject DescribeAlarms(Call call) => call.ShelfPage("cloudwatch/alarms");
}
