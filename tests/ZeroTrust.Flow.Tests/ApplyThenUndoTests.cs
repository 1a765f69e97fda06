using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Flow.Tests;

/// <summary>For any organization: what is applied and then undone leaves the state that was there
/// before, and applying twice does nothing.</summary>
public sealed partial class ApplyThenUndoTests
{
    private const int PerType = 2;
    private const string FlowLogs = "ZT.VPC.2";
    private const string SecurityHub = "ZT.SECURITYHUB.1";
    private const string OldMfaPolicy = "RequireMfaOfLastYear";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public async Task Apply_then_undo_of_every_kind_of_change_gives_the_same_state(int seed)
    {
        await using var flow = await Flow.StartAsync(seed, "eu-west-1", "us-east-1", "us-west-2");
        await MutateAsync(flow, new Random(seed));
        await flow.Connection.SendAsync(
            Call(
                "iam",
                "CreatePolicy",
                new()
                {
                    ["PolicyName"] = OldMfaPolicy,
                    ["PolicyDocument"] = """
                    {
                      "Version": "2012-10-17",
                      "Statement": [
                        {
                          "Sid": "ZeroTrustDenyWithoutMfa",
                          "Effect": "Deny",
                          "NotAction": "iam:*",
                          "Resource": "*"
                        }
                      ]
                    }
                    """,
                }
            ),
            new AwsTarget(SampleOrganization.Dev, "global"),
            TestContext.Current.CancellationToken
        );
        var snapshot = await flow.CollectAsync();
        var failures = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await CheckAllAsync(Plans(flow, snapshot));

        // Without the policy type there is nothing to attach, and enabling it comes first.
        var organization = snapshot.AllKnown<OrganizationInfo>().First(fact => fact.Value.RootId is not null).Value;
        await flow.Connection.SendAsync(
            Call(
                "organizations",
                "DisablePolicyType",
                new() { ["RootId"] = organization.RootId, ["PolicyType"] = "SERVICE_CONTROL_POLICY" }
            ),
            new AwsTarget(organization.ManagementAccountId, "global"),
            TestContext.Current.CancellationToken
        );
        await CheckAllAsync([Guard(flow, await flow.CollectAsync())]);

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.Equal(DeclaredKinds().Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));

        async Task CheckAllAsync(IEnumerable<Plan> plans)
        {
            foreach (var part in plans.SelectMany(Parts))
            {
                seen.UnionWith(part.Changes.Select(change => change.Type));
                await CheckAsync(flow, part, failures);
            }
        }
    }

    /// <summary>The kinds of change that controls and planners make, as their source names them: a new one is not forgotten here.</summary>
    private static IEnumerable<string> DeclaredKinds()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "ZeroTrust.PowerShell.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        return Directory
            .EnumerateFiles(Path.Combine(root, "src", "ZeroTrust.Controls"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Kind().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct(StringComparer.Ordinal);
    }

    [GeneratedRegex("""^\s+Type = "(\w+)",""", RegexOptions.Multiline)]
    private static partial Regex Kind();

    private static async Task CheckAsync(Flow flow, Plan plan, List<string> failures)
    {
        var what = string.Join(" + ", plan.Changes.Select(change => $"{change.Type} {change.Resource.Key}"));
        var before = flow.Dump();
        var applied = await flow.ApplyAsync(plan);
        if (applied.Any(result => result.Status != ChangeStatus.Applied))
        {
            failures.Add(
                $"{what}: {string.Join("; ", applied.Select(result => $"{result.Status} {result.Error?.Message} {result.Message}"))}"
            );
            return;
        }

        if (flow.Dump() == before)
        {
            failures.Add(what + ": applied, but nothing changed");
        }

        var again = await flow.ApplyAsync(plan);
        if (again.Any(result => result.Status != ChangeStatus.AlreadyInPlace))
        {
            failures.Add($"{what}: a second time: {string.Join("; ", again.Select(result => $"{result.Status} {result.Error?.Message}"))}");
        }

        var undone = await flow.UndoAsync(applied[0].RunId!);
        var after = flow.Dump(before);
        if (after != before)
        {
            var results = string.Join("; ", undone.Select(result => $"{result.Status} {result.Error?.Message}"));
            failures.Add($"{what}: after undo ({results}):\n{Difference(before, after)}");
        }
    }

    private static IEnumerable<Plan> Plans(Flow flow, Snapshot snapshot)
    {
        var builder = new PlanBuilder(TimeProvider.System);
        var failed = Assessor.Evaluate(snapshot, Flow.Controls).Where(finding => finding.Outcome == Outcome.Fail).ToList();
        // Flow logs need to be told where to, topics with which key.
        var request = flow.Request with
        {
            Settings = new Dictionary<string, JsonObject>
            {
                [FlowLogs] = new() { ["destinationType"] = "s3", ["destination"] = "arn:aws:s3:::examplecorp-flow-logs" },
                ["ZT.SNS.1"] = new() { ["kmsKeyId"] = "alias/aws/sns" },
            },
        };
        foreach (var control in failed.GroupBy(finding => finding.ControlId))
        {
            yield return builder.FromFindings(control, snapshot, Flow.Controls, request);
        }

        // Of the two products that are called Security Hub, plans enable the other one when told to.
        yield return builder.FromFindings(
            failed.Where(finding => finding.ControlId == SecurityHub),
            snapshot,
            Flow.Controls,
            flow.Request with
            {
                Settings = new Dictionary<string, JsonObject> { [SecurityHub] = new() { ["product"] = "V2" } },
            }
        );

        yield return builder.FromIntent(
            new MfaEnforcementIntent("mfa-required", "RequireMfa", [], true, SampleOrganization.Dev),
            snapshot,
            Flow.Planners,
            flow.Request
        );
        yield return builder.FromIntent(
            new MfaEnforcementIntent("mfa-required", OldMfaPolicy, [], true, SampleOrganization.Dev),
            snapshot,
            Flow.Planners,
            flow.Request
        );
        yield return builder.FromIntent(
            new BucketEncryptionIntent(["examplecorp-prod-invoices"], null, true, true, true, SampleOrganization.Prod),
            snapshot,
            Flow.Planners,
            flow.Request
        );
        yield return Guard(flow, snapshot);
    }

    private static Plan Guard(Flow flow, Snapshot snapshot) =>
        new PlanBuilder(TimeProvider.System).FromIntent(
            new ScpIntent(
                "zt-guard",
                "Guards",
                [new ScpTemplateUse("DenyLeaveOrganization", []), new ScpTemplateUse("RequireImdsV2", [])],
                [SampleOrganization.Dev],
                false
            ),
            snapshot,
            Flow.Planners,
            flow.Request
        );

    /// <summary>A few changes of each type, each with what it depends on.</summary>
    private static IEnumerable<Plan> Parts(Plan plan)
    {
        var byId = plan.Changes.ToDictionary(change => change.Id, StringComparer.Ordinal);
        foreach (var chosen in plan.Changes.GroupBy(change => change.Type).SelectMany(same => same.Take(PerType)))
        {
            var needed = new HashSet<string>(StringComparer.Ordinal);
            var open = new Queue<Change>([chosen]);
            while (open.TryDequeue(out var change))
            {
                if (needed.Add(change.Id))
                {
                    foreach (var id in change.DependsOn)
                    {
                        open.Enqueue(byId[id]);
                    }
                }
            }

            yield return plan with
            {
                Id =
                    plan.Id
                    + "-"
                    + chosen.Id.GetHashCode(StringComparison.Ordinal).ToString("x8", System.Globalization.CultureInfo.InvariantCulture),
                Changes = [.. plan.Changes.Where(change => needed.Contains(change.Id))],
            };
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
            Call(
                "s3",
                "CreateBucket",
                new()
                {
                    ["Bucket"] = "examplecorp-random-" + random.Next(100000),
                    ["CreateBucketConfiguration"] = new JsonObject { ["LocationConstraint"] = "eu-west-1" },
                }
            ),
            Call("kms", "CreateKey", new() { ["Description"] = "random " + random.Next(1000) }),
        ];
        string[] accounts = [SampleOrganization.Prod, SampleOrganization.Staging, SampleOrganization.Dev];
        for (var i = 0; i < 4; i++)
        {
            var call = calls[random.Next(calls.Length)];
            var region = call.Service == "iam" ? "global" : "eu-west-1";
            try
            {
                await flow.Connection.SendAsync(
                    call,
                    new AwsTarget(accounts[random.Next(accounts.Length)], region),
                    TestContext.Current.CancellationToken
                );
            }
            catch (Core.Errors.AwsCallException)
            {
                // The same thing twice: nothing has changed then.
            }
        }
    }

    private static AwsCall Call(string service, string operation, JsonObject parameters) =>
        new("c", service, operation, parameters, $"{service}:{operation}");

    private static string Difference(string before, string after)
    {
        var (old, now) = (before.Split('\n').Select(line => line.Trim()).ToList(), after.Split('\n').Select(line => line.Trim()).ToList());
        return string.Join(
            '\n',
            old.Except(now).Take(12).Select(line => "- " + line).Concat(now.Except(old).Take(12).Select(line => "+ " + line))
        );
    }
}
