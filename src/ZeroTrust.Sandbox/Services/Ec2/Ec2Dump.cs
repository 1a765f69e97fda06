using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Dump;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>Security groups and encryption of new volumes.</summary>
internal sealed class Ec2Dump : IServiceDump
{
    public void Write(RegionState region, JsonObject dump)
    {
        var state = region.Ec2State;
        if (state.EbsEncryptionByDefault || state.EbsKmsKeyId != Ec2State.DefaultEbsKey)
        {
            dump["ebs"] = new JsonObject { ["encrypted"] = state.EbsEncryptionByDefault, ["key"] = state.EbsKmsKeyId };
        }

        if (state.SecurityGroups.Count > 0)
        {
            dump["securityGroups"] = StateDump.Map(state.SecurityGroups, Group);
        }
    }

    private static JsonObject Group(SecurityGroupState group) =>
        new()
        {
            ["name"] = group.Name,
            ["description"] = group.Description,
            ["vpc"] = group.VpcId,
            ["rules"] = group
                .Rules.Select(rule => $"{(rule.Egress ? "out" : "in")} {rule.Traffic} {rule.Description}")
                .Order(StringComparer.Ordinal)
                .Json(),
        };
}
