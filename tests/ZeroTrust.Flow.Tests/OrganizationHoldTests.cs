using System.Text.Json.Nodes;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Flow.Tests;

/// <summary>Where the organization holds Block Public Access, findings say so and no plan tries what S3 would refuse.</summary>
public sealed class OrganizationHoldTests
{
    [Theory]
    [InlineData("none", Outcome.Fail)]
    [InlineData("all", Outcome.Pass)]
    public async Task Block_Public_Access_that_the_organization_holds_is_named_and_not_planned(string setting, Outcome outcome)
    {
        await using var flow = await Flow.StartAsync(1, SampleOrganization.Home);
        await HoldAsync(flow, setting);
        var snapshot = await flow.CollectAsync();
        var findings = Assessor
            .Evaluate(snapshot, Flow.Controls, new AssessmentFilter { Controls = ["AccountBlocksPublicAccess"] })
            .ToList();
        Assert.Equal(snapshot.Header.Accounts.Count, findings.Count);
        Assert.All(
            findings,
            finding =>
            {
                Assert.Equal(outcome, finding.Outcome);
                Assert.Contains("managed by the organization", finding.Reason, StringComparison.OrdinalIgnoreCase);
            }
        );
        var plan = new PlanBuilder(TimeProvider.System).FromFindings(findings, snapshot, Flow.Controls, flow.Request);
        Assert.Empty(plan.Changes);
        Assert.Equal(outcome == Outcome.Fail ? findings.Count : 0, plan.Notes.Count(static note => note.Kind == PlanNoteKind.Manual));
    }

    private static async Task HoldAsync(Flow flow, string setting)
    {
        var root = (await flow.CollectAsync())
            .AllKnown<OrganizationInfo>()
            .First(static fact => fact.Value.RootId is not null)
            .Value.RootId;
        await SendAsync("EnablePolicyType", new() { ["RootId"] = root, ["PolicyType"] = "S3_POLICY" });
        var content = $$"""{"s3_attributes":{"public_access_block_configuration":{"@@assign":"{{setting}}"} } }""";
        var made = await SendAsync(
            "CreatePolicy",
            new()
            {
                ["Name"] = "hold",
                ["Description"] = "",
                ["Type"] = "S3_POLICY",
                ["Content"] = content,
            }
        );
        await SendAsync("AttachPolicy", new() { ["PolicyId"] = made["Policy"]!["PolicySummary"]!["Id"]!.ToString(), ["TargetId"] = root });

        Task<JsonObject> SendAsync(string operation, JsonObject parameters) =>
            flow.Connection.SendAsync(
                new AwsCall("c", "organizations", operation, parameters, "organizations:" + operation),
                new AwsTarget(SampleOrganization.Management, "global"),
                TestContext.Current.CancellationToken
            );
    }
}
