using ZeroTrust.Controls.Planning.Scp;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Policy.Packing;

namespace ZeroTrust.Controls;

/// <summary>Plans stay within what Organizations allows, up to the last place.</summary>
public sealed class ScpQuotaTests
{
    private const string Management = "111122223333";
    private const string Unit = "ou-ab12-work";

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, ErrorIds.QuotaExceeded)]
    public void A_target_takes_ten_policies(int attached, string? refusal)
    {
        var draft = Plan(attached, attached: true);
        Assert.Equal(refusal, draft.Notes.SingleOrDefault()?.ErrorId);
        Assert.Equal(refusal is null ? 2 : 0, draft.Changes.Count);
    }

    [Fact]
    public void An_organization_takes_ten_thousand_policies()
    {
        var quota = OrganizationQuota.ServiceControl.PerOrganization;
        Assert.Equal(2, Plan(quota - 1, attached: false).Changes.Count);
        var full = Plan(quota, attached: false);
        Assert.Empty(full.Changes);
        var note = Assert.Single(full.Notes);
        Assert.Equal(ErrorIds.QuotaExceeded, note.ErrorId);
        Assert.Contains("10,000", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_of_access_has_the_quota_that_packing_and_lint_use()
    {
        Assert.Equal(
            (OrganizationQuota.ServiceControl.DocumentSize, OrganizationQuota.ServiceControl.Attached),
            (PackingLimits.ServiceControl.MaximumCharacters, PackingLimits.ServiceControl.MaximumDocuments)
        );
        // AWS's own RCPFullAWSAccess cannot be taken off.
        Assert.Equal(
            (OrganizationQuota.ResourceControl.DocumentSize, OrganizationQuota.ResourceControl.Attached - 1),
            (PackingLimits.ResourceControl.MaximumCharacters, PackingLimits.ResourceControl.MaximumDocuments)
        );
    }

    private static PlanDraft Plan(int policies, bool attached)
    {
        IFact[] facts =
        [
            FactTypes.Known(
                ResourceRef.Account(Management),
                new OrganizationInfo(true, "o-exampleorgid", Management, "ALL", "r-ab12", ["SERVICE_CONTROL_POLICY"])
            ),
            Target(Management, "ACCOUNT", ["r-ab12"]),
            Target(Unit, "ORGANIZATIONAL_UNIT", ["r-ab12"]),
            .. Enumerable.Range(0, policies).Select(number => Policy($"p-{number}", attached ? [Unit] : [])),
        ];
        var snapshot = new Snapshot(
            new SnapshotHeader(DateTimeOffset.UnixEpoch, Caller, "aws", [new AccountScope(Management, "management", true)], [], []),
            facts
        );
        var intent = new ScpIntent("Stay", "", [new ScpTemplateUse("DenyLeaveOrganization", [])], [Unit], Force: false);
        return new ScpPlanner().Plan(
            intent,
            snapshot,
            new PlanContext(Caller, "aws", [], new ControlSettings(DateTimeOffset.UnixEpoch, []))
        );
    }

    private const string Caller = $"arn:aws:iam::{Management}:user/admin";

    private static IFact Target(string id, string kind, IReadOnlyList<string> ancestors) =>
        FactTypes.Known(Reference("Account", id), new OrganizationTarget(id, id, "", kind, ancestors[^1], ancestors, null));

    private static IFact Policy(string id, IReadOnlyList<string> targets) =>
        FactTypes.Known(
            Reference("Policy", id),
            new ServiceControlPolicy(
                id,
                id,
                "",
                "",
                AwsManaged: false,
                $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:Delete{{id[2..]}}","Resource":"*"}]}""",
                targets
            )
        );

    private static ResourceRef Reference(string type, string id) => new(Management, ResourceRef.Global, "AWS::Organizations::" + type, id);
}
