using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.GuardDuty;

namespace ZeroTrust.Controls.Monitor;

/// <summary>Makes a detector, or enables the one that is suspended.</summary>
internal sealed partial class GuardDutyInEveryRegion : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context) =>
        Drafts.For<GuardDutyDetector>(
            finding,
            snapshot,
            context,
            found =>
                new()
                {
                    Type = "GuardDuty",
                    Description = $"Enable GuardDuty in {finding.Resource.Region}",
                    Do = [found.Value.DetectorId is null ? Create() : Switch(found.Value, on: true)],
                    Undo = [found.Value.DetectorId is null ? Delete() : Switch(found.Value, on: false)],
                    States = [found.BecomesAtLeast(new JsonObject { ["enabled"] = true })],
                }
        );

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

    private static AwsCall Switch(GuardDutyDetector detector, bool on) =>
        Calls.Call("guardduty", "UpdateDetector", new JsonObject { ["DetectorId"] = detector.DetectorId, ["Enable"] = on });
}
