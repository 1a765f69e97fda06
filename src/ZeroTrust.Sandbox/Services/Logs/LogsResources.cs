using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Logs;

/// <summary>Log groups.</summary>
[Service("logs")]
internal sealed class LogsResources : IActionResources
{
    public RequiredAction Of(Call call, string action) =>
        new(action, call.Text("logGroupName") is { } group ? call.Here.Arn("logs", $"log-group:{group}:*") : "*");
}
