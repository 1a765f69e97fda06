using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.GuardDuty;

namespace ZeroTrust.Controls.Monitor;

/// <summary>Makes a detector, or enables the one that is suspended.</summary>
internal sealed partial class GuardDutyInEveryRegion : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        if (finding.Outcome is not Outcome.Fail || snapshot.Find<GuardDutyDetector>(finding.Resource) is not Known<GuardDutyDetector> found)
        {
            return PlanDraft.Empty;
        }

        var id = found.Value.DetectorId;
        return Drafts.Of(
            Change.For(
                finding,
                context,
                new()
                {
                    Type = "GuardDuty",
                    Description = $"Enable GuardDuty in {finding.Resource.Region}",
                    Do = [id is null ? Create() : Switch(id, on: true)],
                    Undo = [id is null ? Delete() : Switch(id, on: false)],
                    States = [found.BecomesAtLeast(new JsonObject { ["enabled"] = true })],
                }
            )
        );
    }

    private static AwsCall Create() =>
        Calls.Call("guardduty", "CreateDetector", new JsonObject { ["Enable"] = true }) with
        {
            AlsoNeeds = ["iam:CreateServiceLinkedRole"],
            Recovery = new CallRecovery(
                "guardduty-detector",
                new JsonObject { ["enabled"] = true },
                new Dictionary<string, string> { ["DetectorId"] = "detectorId" }
            ),
        };

    private static AwsCall Delete() =>
        Calls.Call("guardduty", "DeleteDetector", new JsonObject { ["DetectorId"] = Calls.Answer("DetectorId") });

    private static AwsCall Switch(string detector, bool on) =>
        Calls.Call("guardduty", "UpdateDetector", new JsonObject { ["DetectorId"] = detector, ["Enable"] = on });
}
