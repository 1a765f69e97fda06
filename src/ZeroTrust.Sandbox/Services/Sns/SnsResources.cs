using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Sns;

/// <summary>Topics.</summary>
[Service("sns")]
internal sealed class SnsResources : IActionResources
{
    public RequiredAction Of(Call call, string action) => new(action, call.Text("TopicArn") ?? "*");
}
