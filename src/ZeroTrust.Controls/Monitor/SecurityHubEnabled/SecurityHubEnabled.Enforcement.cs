using System.Text.Json.Nodes;
using ZeroTrust.Controls.Planning;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.SecurityHub;

namespace ZeroTrust.Controls.Monitor;

/// <summary>Enables Security Hub in the region: Security Hub CSPM, or V2 where that is what counts.</summary>
internal sealed partial class SecurityHubEnabled : IEnforcement
{
    public PlanDraft Plan(Finding finding, Snapshot snapshot, PlanContext context)
    {
        if (HubProducts.Of(context.Settings) != HubProduct.V2)
        {
            return Drafts.For<SecurityHubStatus>(finding, snapshot, context, hub => Cspm(finding, hub));
        }

        return finding.Outcome is Outcome.Fail && snapshot.Find<SecurityHubV2Status>(finding.Resource) is not Known<SecurityHubV2Status>
            ? Drafts.Manual(finding.Resource, $"Security Hub (V2) is not offered in {finding.Resource.Region}.")
            : Drafts.For<SecurityHubV2Status>(finding, snapshot, context, hub => V2(finding, hub));
    }

    private static ChangeContent Cspm(Finding finding, Known<SecurityHubStatus> hub) =>
        new()
        {
            Type = "SecurityHub",
            Description = $"Enable Security Hub CSPM in {finding.Resource.Region}, without standards",
            Do =
            [
                WithRole(Calls.Call("securityhub", "EnableSecurityHub", new JsonObject { ["EnableDefaultStandards"] = false }))
                    .OrAlready("ResourceConflictException"),
            ],
            Undo = [Calls.Call("securityhub", "DisableSecurityHub", []).OrAlready("ResourceNotFoundException")],
            States = [hub.BecomesAtLeast(new JsonObject { ["enabled"] = true })],
        };

    private static ChangeContent V2(Finding finding, Known<SecurityHubV2Status> hub) =>
        new()
        {
            Type = "SecurityHubV2",
            Description = $"Enable Security Hub (V2) in {finding.Resource.Region}",
            Do = [WithRole(Calls.Call("securityhub", "EnableSecurityHubV2", []))],
            Undo = [Calls.Call("securityhub", "DisableSecurityHubV2", []).OrAlready("ResourceNotFoundException")],
            States = [hub.BecomesAtLeast(new JsonObject { ["enabled"] = true })],
        };

    /// <summary>AWS makes the service-linked role at the first call.</summary>
    private static AwsCall WithRole(AwsCall call) => call with { AlsoNeeds = ["iam:CreateServiceLinkedRole"] };
}
