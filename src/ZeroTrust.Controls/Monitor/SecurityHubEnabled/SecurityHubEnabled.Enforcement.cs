using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.SecurityHub;

namespace ZeroTrust.Controls.Monitor;

/// <summary>Enables Security Hub in the region.</summary>
internal sealed partial class SecurityHubEnabled : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context) =>
        Drafts.For<SecurityHubStatus>(
            finding,
            snapshot,
            context,
            hub =>
                new()
                {
                    Type = "SecurityHub",
                    Description = $"Enable Security Hub in {finding.Resource.Region}, without standards",
                    Do = [Enable()],
                    Undo = [Calls.Call("securityhub", "DisableSecurityHub", []).OrAlready("ResourceNotFoundException")],
                    States = [hub.BecomesAtLeast(new JsonObject { ["enabled"] = true })],
                }
        );

    private static AwsCall Enable() =>
        Calls
            .Call("securityhub", "EnableSecurityHub", new JsonObject { ["EnableDefaultStandards"] = false })
            .OrAlready("ResourceConflictException") with
        {
            AlsoNeeds = ["iam:CreateServiceLinkedRole"],
        };
}
