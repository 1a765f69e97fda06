using System.Text.Json.Nodes;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Plans;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Flow.Tests;

/// <summary>With IAM enforced, a plan runs under the policy that it claims to need, and not without it.</summary>
public sealed class LeastPrivilegeTests
{
    private const string Trust = $$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "AWS": "arn:aws:iam::{{SampleOrganization.Management}}:root" },
              "Action": "sts:AssumeRole"
            }
          ]
        }
        """;

    [Theory]
    [InlineData("KmsKeyRotationEnabled")]
    [InlineData("BucketAcceptsTlsOnly")]
    [InlineData("AdminPortsClosedToInternet")]
    [InlineData("AccountBlocksPublicAccess")]
    [InlineData("PasswordPolicyIsStrong")]
    public async Task A_plan_runs_under_the_policy_that_it_claims_to_need(string control)
    {
        await using var flow = await Flow.StartAsync(new SandboxOptions { EnforceIam = true }, "eu-west-1");
        var snapshot = await flow.CollectAsync();
        var failed = Assessor
            .Evaluate(snapshot, Flow.Controls, new AssessmentFilter { Controls = [control] })
            .Where(finding =>
                finding.Outcome == Outcome.Fail && finding.Resource.AccountId is SampleOrganization.Prod or SampleOrganization.Dev
            )
            .GroupBy(finding => finding.Resource.AccountId)
            .First();
        var plan = new PlanBuilder(TimeProvider.System).FromFindings(
            failed.Where(finding => finding.Outcome == Outcome.Fail),
            snapshot,
            Flow.Controls,
            flow.Request
        );
        Assert.NotEmpty(plan.Changes);
        await SendAsync(flow, failed.Key, "CreateRole", new() { ["RoleName"] = "runner", ["AssumeRolePolicyDocument"] = Trust });
        var role = $"arn:aws:iam::{failed.Key}:role/runner";

        Assert.DoesNotContain(await flow.ApplyAsync(plan, role), result => result.Status == ChangeStatus.Applied);
        var number = 0;
        foreach (var document in LeastPrivilege.ForPlan(plan, Flow.Connector, "aws"))
        {
            await SendAsync(
                flow,
                failed.Key,
                "PutRolePolicy",
                new()
                {
                    ["RoleName"] = "runner",
                    ["PolicyName"] = "plan-" + number++,
                    ["PolicyDocument"] = document,
                }
            );
        }

        var results = await flow.ApplyAsync(plan, role);
        Assert.True(
            results.All(result => result.Status == ChangeStatus.Applied),
            string.Join("\n", results.Select(result => $"{result.Status} {result.Error?.Message}"))
        );
    }

    private static Task<JsonObject> SendAsync(Flow flow, string account, string operation, JsonObject parameters) =>
        flow.Connection.SendAsync(
            new AwsCall("c", "iam", operation, parameters, "iam:" + operation),
            new AwsTarget(account, "global"),
            TestContext.Current.CancellationToken
        );
}
