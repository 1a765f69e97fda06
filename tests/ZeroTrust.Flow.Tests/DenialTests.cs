using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Flow.Tests;

/// <summary>A policy that denies is named, from what AWS says to what people read.</summary>
public sealed class DenialTests
{
    [Fact]
    public async Task The_policy_that_denies_is_in_the_gap_the_finding_and_the_error_of_apply()
    {
        await using var flow = await Flow.StartAsync(new SandboxOptions { EnforceIam = true }, "eu-west-1");
        var before = await flow.CollectAsync();
        var findings = Assess(before, "KmsKeyRotationEnabled").Where(static finding => finding.Outcome == Outcome.Fail);
        var plan = new PlanBuilder(TimeProvider.System).FromFindings(findings, before, Flow.Controls, flow.Request);
        Assert.NotEmpty(plan.Changes);
        var arn = await DenyAsync(flow, "kms:EnableKeyRotation", "iam:GetAccountPasswordPolicy");
        var denial = new Denial(DenyingPolicy.ServiceControl, true, arn);

        var results = await flow.ApplyAsync(plan);
        Assert.All(
            results,
            result =>
            {
                Assert.Equal(ChangeStatus.Failed, result.Status);
                Assert.Equal(denial, result.Error!.Denial);
                Assert.Contains($"exempt the caller in {arn}", result.Error.Message, StringComparison.Ordinal);
            }
        );

        var after = await flow.CollectAsync();
        var finding = Assert.Single(Assess(after, "PasswordPolicyIsStrong"));
        Assert.Equal(Outcome.Unknown, finding.Outcome);
        Assert.Equal(denial, Assert.Single(finding.Gaps).Denial);
        Assert.StartsWith(
            $"Not known: iam:GetAccountPasswordPolicy would settle it, but the service control policy {arn} denies it",
            finding.Reason,
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<Finding> Assess(Core.Snapshots.Snapshot snapshot, string control) =>
        Assessor
            .Evaluate(snapshot, Flow.Controls, new AssessmentFilter { Controls = [control] })
            .Where(static finding => finding.Resource.AccountId == SampleOrganization.Dev);

    private static async Task<string> DenyAsync(Flow flow, params string[] actions)
    {
        var content = $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["{{string.Join("\",\"", actions)}}"],"Resource":"*"}]}
            """;
        var made = await SendAsync(
            "CreatePolicy",
            new()
            {
                ["Name"] = "deny",
                ["Description"] = "",
                ["Type"] = "SERVICE_CONTROL_POLICY",
                ["Content"] = content,
            }
        );
        var summary = made["Policy"]!["PolicySummary"]!;
        await SendAsync("AttachPolicy", new() { ["PolicyId"] = summary["Id"]!.ToString(), ["TargetId"] = SampleOrganization.Dev });
        return summary["Arn"]!.ToString();

        Task<System.Text.Json.Nodes.JsonObject> SendAsync(string operation, System.Text.Json.Nodes.JsonObject parameters) =>
            flow.Connection.SendAsync(
                new AwsCall("c", "organizations", operation, parameters, "organizations:" + operation),
                new AwsTarget(SampleOrganization.Management, "global"),
                TestContext.Current.CancellationToken
            );
    }
}
