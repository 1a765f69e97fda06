using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Sample;
using ZeroTrust.Sandbox.Services.Ec2;

namespace ZeroTrust.Sandbox.Services.Ssm;

/// <summary>Instances that Systems Manager manages, and one that it has lost.</summary>
internal sealed class SsmSample : IServiceSample
{
    private const string Home = SampleOrganization.Home;

    public SampleStage Stage => SampleStage.Network;

    public int Turn => 1;

    public void Prod(AccountBuilder at)
    {
        Managed(at, "web-1", "Online");
        Managed(at, "web-2", "Online");
    }

    public void Staging(AccountBuilder at) => Managed(at, "staging-web", "ConnectionLost");

    private static void Managed(AccountBuilder at, string name, string ping)
    {
        var instance = at.InstanceNamed(Home, name);
        at.Put(
            Home,
            "ssm/instances",
            instance,
            new JsonObject
            {
                ["InstanceId"] = instance,
                ["PingStatus"] = ping,
                ["LastPingDateTime"] = at.DaysAgo(ping == "Online" ? 0 : 40).Json(),
                ["AgentVersion"] = "3.3.987.0",
                ["IsLatestVersion"] = false,
                ["PlatformType"] = "Linux",
                ["PlatformName"] = "Amazon Linux",
                ["PlatformVersion"] = "2023",
                ["ResourceType"] = "EC2Instance",
            }
        );
        at.Put(
            Home,
            "ssm/patches",
            instance,
            new JsonObject
            {
                ["InstanceId"] = instance,
                ["PatchGroup"] = "",
                ["BaselineId"] = "pb-0123456789abcdef0",
                ["InstalledCount"] = 210,
                ["MissingCount"] = ping == "Online" ? 0 : 14,
                ["FailedCount"] = 0,
                ["OperationStartTime"] = at.DaysAgo(2).Json(),
                ["OperationEndTime"] = at.DaysAgo(2).Json(),
                ["Operation"] = "Scan",
            }
        );
    }
}
