using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.Kms;

namespace ZeroTrust.Controls.Data;

/// <summary>Switches yearly rotation on.</summary>
internal sealed partial class KmsKeyRotationEnabled : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context) =>
        Drafts.For<KmsKeyRotation>(
            finding,
            snapshot,
            context,
            rotation =>
                new()
                {
                    Type = "KeyRotation",
                    Description = $"Rotate KMS key {finding.Resource.Id} every year",
                    Do = [Calls.Call("kms", "EnableKeyRotation", new JsonObject { ["KeyId"] = finding.Resource.Id })],
                    Undo = [Calls.Call("kms", "DisableKeyRotation", new JsonObject { ["KeyId"] = finding.Resource.Id })],
                    States = [rotation.Becomes(new KmsKeyRotation(Enabled: true, 365))],
                }
        );
}
