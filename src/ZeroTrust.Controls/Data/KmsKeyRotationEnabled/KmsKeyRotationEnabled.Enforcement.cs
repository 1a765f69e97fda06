using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Kms;

namespace ZeroTrust.Controls.Data;

/// <summary>Switches yearly rotation on.</summary>
internal sealed partial class KmsKeyRotationEnabled : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        if (finding.Outcome is not Outcome.Fail || snapshot.Find<KmsKeyRotation>(finding.Resource) is not Known<KmsKeyRotation> rotation)
        {
            return PlanDraft.Empty;
        }

        var key = finding.Resource.Id;
        return Drafts.Of(
            Change.For(
                finding,
                context,
                new()
                {
                    Type = "KeyRotation",
                    Description = $"Rotate KMS key {key} every year",
                    Do = [Calls.Call("kms", "EnableKeyRotation", new JsonObject { ["KeyId"] = key })],
                    Undo = [Calls.Call("kms", "DisableKeyRotation", new JsonObject { ["KeyId"] = key })],
                    States = [rotation.Becomes(new KmsKeyRotation(Enabled: true, 365))],
                }
            )
        );
    }
}
