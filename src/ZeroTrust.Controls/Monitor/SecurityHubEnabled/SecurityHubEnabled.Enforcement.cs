using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.SecurityHub;

namespace ZeroTrust.Controls.Monitor;

/// <summary>Enables Security Hub in the region.</summary>
internal sealed partial class SecurityHubEnabled : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        if (finding.Outcome is not Outcome.Fail || snapshot.Find<SecurityHubStatus>(finding.Resource) is not Known<SecurityHubStatus> hub)
        {
            return PlanDraft.Empty;
        }

        var enable = Calls.Call("securityhub", "EnableSecurityHub", new JsonObject { ["EnableDefaultStandards"] = false });
        return Drafts.Of(
            Change.For(
                finding,
                context,
                new()
                {
                    Type = "SecurityHub",
                    Description = $"Enable Security Hub in {finding.Resource.Region}, without standards",
                    Do = [enable.OrAlready("ResourceConflictException") with { AlsoNeeds = ["iam:CreateServiceLinkedRole"] }],
                    Undo = [Calls.Call("securityhub", "DisableSecurityHub", []).OrAlready("ResourceNotFoundException")],
                    States = [hub.BecomesAtLeast(new JsonObject { ["enabled"] = true })],
                }
            )
        );
    }
}
