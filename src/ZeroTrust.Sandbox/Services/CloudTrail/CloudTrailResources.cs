using ZeroTrust.Policy;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.CloudTrail;

/// <summary>Trails, by name or ARN.</summary>
[Service("cloudtrail")]
internal sealed class CloudTrailResources : IActionResources
{
    public RequiredAction Of(Call call, string action) =>
        new(
            action,
            (call.Text("Name") ?? call.Text("TrailName")) switch
            {
                null => "*",
                var arn when Arn.IsMeant(arn) => arn,
                var name => call.Here.Arn("cloudtrail", "trail/" + name),
            }
        );
}
