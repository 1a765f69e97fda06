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

        var region = finding.Resource.Region;
        var change = new Change
        {
            Id = finding.Id,
            Type = "GuardDuty",
            ControlId = finding.ControlId,
            Resource = finding.Resource,
            Description = $"Enable GuardDuty in {region}",
            Do = [Create(finding.Id + "#do")],
            Undo =
            [
                Calls.Call(
                    finding.Id + "#undo",
                    "guardduty",
                    "DeleteDetector",
                    new JsonObject { ["DetectorId"] = Calls.From(finding.Id + "#do", "DetectorId") }
                ),
            ],
            States = [found.BecomesAtLeast(new JsonObject { ["enabled"] = true })],
            Risk = ChangeRisk.Low,
        };
        return Drafts.Of(
            found.Value.DetectorId is not { } id
                ? change
                : change with
                {
                    Do = [Switch(finding.Id + "#do", id, on: true)],
                    Undo = [Switch(finding.Id + "#undo", id, on: false)],
                }
        );
    }

    private static AwsCall Create(string id) =>
        Calls.Call(id, "guardduty", "CreateDetector", new JsonObject { ["Enable"] = true }) with
        {
            AlsoNeeds = ["iam:CreateServiceLinkedRole"],
            Recovery = new CallRecovery(
                "guardduty-detector",
                new JsonObject { ["enabled"] = true },
                new Dictionary<string, string> { ["DetectorId"] = "detectorId" }
            ),
        };

    private static AwsCall Switch(string id, string detector, bool on) =>
        Calls.Call(id, "guardduty", "UpdateDetector", new JsonObject { ["DetectorId"] = detector, ["Enable"] = on });
}
