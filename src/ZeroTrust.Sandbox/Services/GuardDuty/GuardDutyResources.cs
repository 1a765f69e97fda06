using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.GuardDuty;

/// <summary>Detectors.</summary>
[Service("guardduty")]
internal sealed class GuardDutyResources : IActionResources
{
    public RequiredAction Of(Call call, string action) =>
        new(action, call.Text("DetectorId") is { } detector ? call.Here.Arn("guardduty", "detector/" + detector) : "*");
}
