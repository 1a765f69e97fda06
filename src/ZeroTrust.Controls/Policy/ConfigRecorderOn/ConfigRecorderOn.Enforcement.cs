using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Config;

namespace ZeroTrust.Controls.Policy;

/// <summary>Starts a recorder that is complete but stopped.</summary>
internal sealed partial class ConfigRecorderOn : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        if (finding.Outcome is not Outcome.Fail || snapshot.Find<ConfigRecorder>(finding.Resource) is not Known<ConfigRecorder> recorder)
        {
            return PlanDraft.Empty;
        }

        if (recorder.Value is not { Exists: true, DeliveryChannelExists: true, AllSupported: true, Name: { } name })
        {
            return Drafts.Manual(
                finding.Resource,
                "A recorder needs a role, a bucket for delivery and a choice of resource types: make or complete it with Enable-ZtConfig."
            );
        }

        return Drafts.Of(
            Change.For(
                finding,
                context,
                new()
                {
                    Type = "ConfigRecorderStart",
                    Description = $"Start recorder {name} in {finding.Resource.Region}",
                    Do = [Calls.Call("config", "StartConfigurationRecorder", new JsonObject { ["ConfigurationRecorderName"] = name })],
                    Undo = [Calls.Call("config", "StopConfigurationRecorder", new JsonObject { ["ConfigurationRecorderName"] = name })],
                    States = [recorder.Becomes(recorder.Value with { Recording = true })],
                }
            )
        );
    }
}
