using System.Text.Json.Nodes;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Plans.Intents;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Flow.Tests;

/// <summary>For any organization: what is applied and then undone leaves the state that was there before, and applying twice does nothing.</summary>
public sealed class ApplyThenUndoTests
{
    private const int PerType = 2;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public async Task Apply_then_undo_of_every_kind_of_change_gives_the_same_state(int seed)
    {
        await using var flow = await Flow.StartAsync(seed, "eu-west-1", "us-east-1", "us-west-2");
        await MutateAsync(flow, new Random(seed));
        var snapshot = await flow.CollectAsync();
        var failures = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var plan in Plans(flow, snapshot))
        {
            foreach (var part in Parts(plan))
            {
                seen.Add(part.Changes[^1].Type);
                await CheckAsync(flow, part, failures);
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.True(seen.Count >= 15, string.Join(", ", seen));
    }

    private static async Task CheckAsync(Flow flow, Plan plan, List<string> failures)
    {
        var what = string.Join(" + ", plan.Changes.Select(change => $"{change.Type} {change.Resource.Key}"));
        var before = flow.Dump();
        var applied = await flow.ApplyAsync(plan);
        if (applied.Any(result => result.Status != ChangeStatus.Applied))
        {
            failures.Add($"{what}: {string.Join("; ", applied.Select(result => $"{result.Status} {result.Error?.Message} {result.Message}"))}");
            return;
        }

        if (flow.Dump() == before) failures.Add(what + ": applied, but nothing changed");
        var again = await flow.ApplyAsync(plan);
        if (again.Any(result => result.Status != ChangeStatus.AlreadyInPlace)) failures.Add($"{what}: a second time: {string.Join("; ", again.Select(result => $"{result.Status} {result.Error?.Message}"))}");
        var undone = await flow.UndoAsync(applied[0].RunId!);
        var after = flow.Dump(before);
        if (after != before) failures.Add($"{what}: after undo ({string.Join("; ", undone.Select(result => $"{result.Status} {result.Error?.Message}"))}):\n{Difference(before, after)}");
    }

    private static IEnumerable<Plan> Plans(Flow flow, Snapshot snapshot)
    {
        var builder = new PlanBuilder(TimeProvider.System);
        var failed = Assessor.Evaluate(snapshot, Flow.Controls).Where(finding => finding.Outcome == Outcome.Fail).ToList();
        foreach (var control in failed.GroupBy(finding => finding.ControlId)) yield return builder.FromFindings(control, snapshot, Flow.Controls, flow.Request);
        yield return builder.FromIntent(new MfaEnforcementIntent("mfa-required", "RequireMfa", [], true, SampleOrganization.Dev), snapshot, Flow.Planners, flow.Request);
        yield return builder.FromIntent(new BucketEncryptionIntent(["examplecorp-prod-invoices"], null, true, true, true, SampleOrganization.Prod), snapshot, Flow.Planners, flow.Request);
        var scp = new ScpIntent("zt-guard", "Guards", [new ScpTemplateUse("DenyLeaveOrganization", [])], [SampleOrganization.Dev], false);
        yield return builder.FromIntent(scp, snapshot, Flow.Planners, flow.Request);
    }

    /// <summary>A few changes of each type, each with what it depends on.</summary>
    private static IEnumerable<Plan> Parts(Plan plan)
    {
        var byId = plan.Changes.ToDictionary(change => change.Id, StringComparer.Ordinal);
        foreach (var chosen in plan.Changes.GroupBy(change => change.Type).SelectMany(same => same.Take(PerType)))
        {
            var needed = new HashSet<string>(StringComparer.Ordinal);
            var open = new Queue<Change>([chosen]);
            while (open.TryDequeue(out var change))
                if (needed.Add(change.Id)) foreach (var id in change.DependsOn) open.Enqueue(byId[id]);
            yield return plan with { Id = plan.Id + "-" + chosen.Id.GetHashCode(StringComparison.Ordinal).ToString("x8", System.Globalization.CultureInfo.InvariantCulture), Changes = [.. plan.Changes.Where(change => needed.Contains(change.Id))] };
        }
    }

    /// <summary>What people do between two looks: each seed does something else.</summary>
    private static async Task MutateAsync(Flow flow, Random random)
    {
        AwsCall[] calls =
        [
            Call("ec2", "EnableEbsEncryptionByDefault", []),
            Call("iam", "UpdateAccountPasswordPolicy", new() { ["MinimumPasswordLength"] = 6 + random.Next(10) }),
            Call("iam", "CreateGroup", new() { ["GroupName"] = "team-" + random.Next(1000) }),
            Call("logs", "CreateLogGroup", new() { ["logGroupName"] = "/team/" + random.Next(1000) }),
            Call("s3", "CreateBucket", new() { ["Bucket"] = "examplecorp-random-" + random.Next(100000), ["CreateBucketConfiguration"] = new JsonObject { ["LocationConstraint"] = "eu-west-1" } }),
            Call("kms", "CreateKey", new() { ["Description"] = "random " + random.Next(1000) }),
        ];
        string[] accounts = [SampleOrganization.Prod, SampleOrganization.Staging, SampleOrganization.Dev];
        for (var i = 0; i < 4; i++)
        {
            var call = calls[random.Next(calls.Length)];
            var region = call.Service == "iam" ? "global" : "eu-west-1";
            try
            {
                await flow.Connection.SendAsync(call, new AwsTarget(accounts[random.Next(accounts.Length)], region), TestContext.Current.CancellationToken);
            }
            catch (Core.Connections.AwsCallException)
            {
                // The same thing twice: nothing has changed then.
            }
        }
    }

    private static AwsCall Call(string service, string operation, JsonObject parameters) => new("c", service, operation, parameters, $"{service}:{operation}");

    private static string Difference(string before, string after)
    {
        var (old, now) = (before.Split('\n').Select(line => line.Trim()).ToList(), after.Split('\n').Select(line => line.Trim()).ToList());
        return string.Join('\n', old.Except(now).Take(12).Select(line => "- " + line).Concat(now.Except(old).Take(12).Select(line => "+ " + line)));
    }
}
