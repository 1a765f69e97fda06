using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Ssm;

/// <summary>Parameters.</summary>
[Service("ssm")]
internal sealed class SsmResources : IActionResources
{
    public RequiredAction Of(Call call, string action) =>
        new(action, call.Text("Name") is { } parameter ? call.Here.Arn("ssm", "parameter/" + parameter.TrimStart('/')) : "*");
}
