using System.Text;
using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.LeastPrivilege;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Tests.LeastPrivilege;

/// <summary>A new policy in the place of all policies that a principal had.</summary>
public sealed class SeveralOldPoliciesTests
{
    private const string Ann = "arn:aws:iam::111122223333:user/ann";
    private static readonly string[] Keys = ["ann/1", "ann/2", "${aws:username}/1", "b/1", "secret/1"];

    [Fact]
    public async Task What_is_allowed_by_one_and_denied_by_another_is_denied()
    {
        var report = await Make(
            [Policy("2012-10-17", "Allow", "arn:aws:s3:::data/*"), Policy("2012-10-17", "Deny", "arn:aws:s3:::data/secret/*")],
            ResourceScope.Type,
            Keys
        );
        var set = new PolicySet { Identity = [new LayerPolicy("new", report.Policy)] };
        Assert.Equal(ComparisonVerdict.NoNewAccess, report.Comparison!.Verdict);
        Assert.Equal(Verdict.Allowed, Decide(set, "b/1"));
        Assert.NotEqual(Verdict.Allowed, Decide(set, "secret/1"));
    }

    [Fact]
    public async Task Nothing_is_gained_and_nothing_used_is_lost_whatever_the_versions()
    {
        string[] resources =
        [
            "*",
            "arn:aws:s3:::data/*",
            "arn:aws:s3:::data/${aws:username}/*",
            "arn:aws:s3:::data/b/*",
            "arn:aws:s3:::data/*/1",
            "arn:aws:s3:::data/secret/*",
        ];
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            PolicyDocument[] old =
            [
                .. Enumerable
                    .Range(0, random.Next(1, 4))
                    .Select(_ =>
                        Policy(
                            random.Next(2) == 0 ? "2008-10-17" : "2012-10-17",
                            random.Next(4) == 0 ? "Deny" : "Allow",
                            resources[random.Next(resources.Length)]
                        )
                    ),
            ];
            var report = await Make(old, (ResourceScope)random.Next(3), Keys);
            var before = new PolicySet { Identity = [.. old.Select(static (document, i) => new LayerPolicy($"old {i}", document))] };
            var after = new PolicySet { Identity = [new LayerPolicy("new", report.Policy)] };
            foreach (var key in Keys.Concat(["ann/3", "c/1", "c/2", "${aws:username}/9"]))
            {
                var (had, has) = (Decide(before, key), Decide(after, key));
                Assert.True(has != Verdict.Allowed || had == Verdict.Allowed, $"seed {seed}: {key} is gained\n{report.Policy.ToJson()}");
                var told = report.Dropped.Any(static dropped => dropped.IsUnproved);
                Assert.True(
                    had != Verdict.Allowed || has == Verdict.Allowed || told || !Keys.Contains(key),
                    $"seed {seed}: {key} is "
                        + $"lost\n{string.Join('\n', old.Select(static document => document.ToJson()))}\n{report.Policy.ToJson()}"
                );
            }
        }
    }

    private static PolicyDocument Policy(string version, string effect, string resource) =>
        PolicyDocument
            .Parse($$"""{"Version":"{{version}}","Statement":[{"Effect":"{{effect}}","Action":"s3:*","Resource":"{{resource}}"}]}""")
            .Require();

    private static Verdict Decide(PolicySet policies, string key) =>
        PolicyEvaluator.Decide(
            new AccessRequest(
                RequestPrincipal.Parse(Ann),
                "s3:GetObject",
                "arn:aws:s3:::data/" + key,
                RequestContext.Complete,
                "111122223333"
            ),
            policies
        );

    private static async Task<LeastPrivilegeReport> Make(PolicyDocument[] old, ResourceScope scope, string[] keys)
    {
        var builder = new LeastPrivilegeBuilder(new LeastPrivilegeOptions(Ann) { Scope = scope, Replaces = old });
        var records = keys.Select(static key =>
            $$"""
                {"eventTime":"2026-03-01T10:00:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"eu-west-1",
                  "recipientAccountId":"111122223333","requestParameters":{"bucketName":"data","key":"{{key}}"},
                 "userIdentity":{"type":"IAMUser","principalId":"AIDA","arn":"{{Ann}}","accountId":"111122223333","userName":"ann"} }
                """
        );
        await builder.AddAsync(
            "log.json",
            new MemoryStream(Encoding.UTF8.GetBytes($$"""{"Records":[{{string.Join(',', records)}}]}""")),
            isCompressed: false,
            TestContext.Current.CancellationToken
        );
        return builder.Build(TestContext.Current.CancellationToken);
    }
}
