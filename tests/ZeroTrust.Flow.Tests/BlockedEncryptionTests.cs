using System.Text.Json.Nodes;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Flow.Tests;

/// <summary>PutBucketEncryption replaces the whole rule, in which S3 also keeps whether uploads may bring their own key.</summary>
public sealed class BlockedEncryptionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Whatever_a_bucket_blocks_it_blocks_after_a_plan_and_after_undo(int seed)
    {
        var random = new Random(seed);
        await using var flow = await Flow.StartAsync(seed, SampleOrganization.Home);
        foreach (var bucket in Buckets(await ReadAsync(flow)))
        {
            await SendAsync(flow, bucket.Resource, Rule(random));
        }

        var before = await ReadAsync(flow);
        var state = flow.Dump();
        foreach (var plan in Plans(flow, before, random))
        {
            Assert.NotEmpty(plan.Changes);
            Assert.All(plan.Changes.SelectMany(static change => change.Do.Concat(change.Undo)), call => AssertKept(call, before));
            var applied = await flow.ApplyAsync(plan);
            Assert.All(applied, static result => Assert.Equal((ChangeStatus.Applied, null), (result.Status, result.Error?.Message)));
            Assert.Equal(Blocked(before), Blocked(await ReadAsync(flow)));
            Assert.NotEqual(state, flow.Dump());
            await flow.UndoAsync(applied[0].RunId!);
            Assert.Equal(state, flow.Dump(state));
        }
    }

    private static IEnumerable<Plan> Plans(Flow flow, Snapshot snapshot, Random random)
    {
        var builder = new PlanBuilder(TimeProvider.System);
        var failed = Assessor
            .Evaluate(snapshot, Flow.Controls, new AssessmentFilter { Controls = ["BucketEncryptsWithKms"] })
            .Where(static finding => finding is { Outcome: Outcome.Fail, Resource.AccountId: SampleOrganization.Prod });
        yield return builder.FromFindings(failed, snapshot, Flow.Controls, flow.Request);
        yield return builder.FromIntent(
            new BucketEncryptionIntent(
                ["examplecorp-prod-invoices"],
                null,
                CreateKey: true,
                EnforceTls: true,
                DenyUnencryptedPut: random.Next(2) == 0,
                SampleOrganization.Prod
            ),
            snapshot,
            Flow.Planners,
            flow.Request
        );
    }

    /// <summary>A rule as S3 accepts it: no encryption of its own, or S3's, or the key of AWS; and each way to say what is
    /// blocked.</summary>
    private static JsonObject Rule(Random random)
    {
        var rule = new JsonObject { ["BucketKeyEnabled"] = random.Next(2) == 0 };
        if (random.Next(4) > 0)
        {
            rule["ApplyServerSideEncryptionByDefault"] = new JsonObject { ["SSEAlgorithm"] = random.Next(3) > 0 ? "AES256" : "aws:kms" };
        }

        if (random.Next(3) is var choice and > 0)
        {
            rule["BlockedEncryptionTypes"] = new JsonObject { ["EncryptionType"] = new JsonArray(choice == 1 ? "SSE-C" : "NONE") };
        }

        return rule;
    }

    private static void AssertKept(AwsCall call, Snapshot before)
    {
        if (call.Operation == "PutBucketEncryption")
        {
            var bucket = call.Parameters["Bucket"]!.ToString();
            var rule = call.Parameters["ServerSideEncryptionConfiguration"]!["Rules"]![0]!;
            Assert.Equal(Blocked(before)[bucket], rule["BlockedEncryptionTypes"]?.ToJsonString());
        }
    }

    private static Dictionary<string, string?> Blocked(Snapshot snapshot) =>
        Buckets(snapshot)
            .ToDictionary(
                static bucket => bucket.Resource.Id,
                static bucket => bucket.Value.Configuration?["Rules"]?[0]?["BlockedEncryptionTypes"]?.ToJsonString()
            );

    private static IEnumerable<Known<BucketEncryption>> Buckets(Snapshot snapshot) =>
        snapshot.AllKnown<BucketEncryption>().Where(static fact => fact.Resource.AccountId == SampleOrganization.Prod);

    private static Task<Snapshot> ReadAsync(Flow flow) => flow.CollectAsync();

    private static Task<JsonObject> SendAsync(Flow flow, ResourceRef bucket, JsonObject rule) =>
        flow.Connection.SendAsync(
            new AwsCall(
                "c",
                "s3",
                "PutBucketEncryption",
                new()
                {
                    ["Bucket"] = bucket.Id,
                    ["ServerSideEncryptionConfiguration"] = new JsonObject { ["Rules"] = new JsonArray(rule) },
                },
                "s3:PutEncryptionConfiguration"
            ),
            new AwsTarget(bucket.AccountId, bucket.Region),
            TestContext.Current.CancellationToken
        );
}
