using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Config;

/// <summary>Configuration recorders, which are handed a role.</summary>
[Service("config")]
internal sealed class ConfigResources : IActionResources
{
    public RequiredAction Of(Call call, string action) => new(action, "*");

    public string? PassedRole(Call call) => call.Part("ConfigurationRecorder")?["roleARN"].AsText();
}
