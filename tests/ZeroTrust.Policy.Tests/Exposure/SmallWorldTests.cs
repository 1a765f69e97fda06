using System.Text.Json;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Exposure;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Tests.Comparison;
using ZeroTrust.Policy.Tests.Naive;
using ZeroTrust.Policy.Tests.Randomized;

namespace ZeroTrust.Policy.Tests.Exposure;

/// <summary>All policies over a small alphabet, and every request of outsiders in it: no level is ever
/// contradicted by a request that reaches further.</summary>
public sealed class SmallWorldTests(ITestOutputHelper output)
{
    private const string Owner = "111122223333";
    private const string Stranger = "777788889999";
    private static readonly LayerPolicy Everything = LayerPolicy.Parse(
        "all",
        """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"""
    );

    private static readonly PrincipalElement[] Principals =
    [
        PrincipalElement.Everyone,
        PrincipalElement.Aws(Owner),
        PrincipalElement.Aws("444455556666"),
        PrincipalElement.Aws("222233334444"),
        PrincipalElement.Aws("arn:aws:iam::444455556666:user/u"),
        PrincipalElement.Aws(Owner) with
        {
            IsNot = true,
        },
    ];

    private static readonly Condition?[] Conditions =
    [
        null,
        Condition.Of("StringEquals", "aws:PrincipalOrgID", "o-own"),
        Condition.Of("StringNotEquals", "aws:PrincipalOrgID", "o-own"),
        Condition.Of("StringEqualsIfExists", "aws:PrincipalOrgID", "o-own"),
        Condition.Of("StringEquals", "aws:PrincipalAccount", Owner),
        Condition.Of("StringNotEquals", "aws:PrincipalAccount", Owner, "444455556666"),
        Condition.Of("StringEquals", "aws:PrincipalAccount", "444455556666", "222233334444"),
        Condition.Of("IpAddress", "aws:SourceIp", "203.0.113.0/24"),
        Condition.Of("NotIpAddress", "aws:SourceIp", "203.0.113.0/24"),
        Condition.Of("StringEquals", "aws:SourceVpce", "vpce-1"),
        Condition.Of("StringNotEqualsIfExists", "aws:SourceVpce", "vpce-1"),
        Condition.Of("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:user/u"),
        Condition.Of("ArnNotLike", "aws:PrincipalArn", $"arn:aws:iam::{Owner}:*"),
        Condition.Of("StringEquals", "aws:SourceAccount", Owner),
        Condition.Of("StringNotEquals", "aws:SourceAccount", Owner),
        Condition.Of("StringLike", "aws:PrincipalOrgID", "o-*"),
        Condition.Of("Null", "aws:PrincipalOrgID", "false"),
        Condition.Of("IpAddress", "aws:SourceIp", "10.0.0.0/8", "0.0.0.0/0"),
        Condition.Of("Bool", "aws:PrincipalIsAWSService", "true"),
        Condition.Of("StringEqualsIgnoreCase", "aws:PrincipalOrgID", "O-OWN"),
        Condition.Of("ForAllValues:StringEquals", "aws:PrincipalAccount", Owner),
    ];

    [Fact]
    public void No_level_is_contradicted()
    {
        var requests = Requests()
            .Select(static r => (r.Request, r.Level, Json: DocumentVerdict.Json(r.Request)))
            .Select(static r => (r.Request, r.Level, Naive: new NaiveRequest(r.Json)))
            .ToArray();
        var counts = new Dictionary<ExposureLevel, int>();
        var (policies, undecided) = (0, 0);
        var documents = Documents().ToArray();
        // All policies of one statement, and every n-th of two; ZT_RANDOM_CASES says how many.
        var step = Math.Max(1, documents.Length / RunSettings.Cases(400));
        foreach (var document in documents.Where((d, i) => d.Statements.Count == 1 || i % step == 0))
        {
            policies++;
            var report = ExposureAnalyzer.Analyze(
                new ExposureSubject(document, Owner)
                {
                    OrganizationId = "o-own",
                    OrganizationAccounts = new HashSet<string> { Owner, "222233334444" },
                }
            );
            counts[report.Level] = counts.GetValueOrDefault(report.Level) + 1;
            if (report.Level == ExposureLevel.Undecided && undecided++ < 5)
            {
                output.WriteLine($"{report.Reason}: {document.ToJson()}");
            }

            var set = new PolicySet { Identity = [Everything], Resource = new LayerPolicy("policy", document) };
            using var naive = JsonDocument.Parse($$"""{"identity":[{{Everything.Document.ToJson()}}],"resource":{{document.ToJson()}}}""");
            var verdicts = requests.Select(r => PolicyEvaluator.Decide(r.Request, set)).ToArray();
            Assert.Equal(requests.Select(r => new NaiveEvaluator(naive.RootElement, r.Naive).Decide()), verdicts);
            var allowed = requests.Where((_, i) => verdicts[i] is Verdict.Allowed or Verdict.Indeterminate).ToArray();
            var furthest = allowed.Select(r => r.Level).DefaultIfEmpty(ExposureLevel.Private).Max();
            var example = allowed.FirstOrDefault(r => r.Level == furthest).Request;
            var context = example?.Context.Values.Select(v => $"{v.Key}={string.Join(',', v.Value.Values.ToArray())}") ?? [];
            Assert.True(
                furthest <= report.Level,
                $"{report.Level} contradicted by {furthest}: {example?.Principal} {string.Join(" ", context)} in {document.ToJson()}"
            );
            if (report.Level is not (ExposureLevel.Undecided or ExposureLevel.Private))
            {
                Assert.Equal(Verdict.Allowed, PolicyEvaluator.Decide(report.Example!, set));
                Assert.NotEqual(Owner, report.Example!.Principal.Account);
            }
        }
        output.WriteLine(
            $"{policies} of {documents.Length} policies, {requests.Length} requests: "
                + $"{string.Join(", ", counts.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value}"))}"
        );
        Assert.All(
            Enum.GetValues<ExposureLevel>().Except([ExposureLevel.Undecided]),
            level => Assert.True(counts.GetValueOrDefault(level) > 0)
        );
        Assert.True(
            counts.GetValueOrDefault(ExposureLevel.Undecided) * 20 < policies,
            $"{counts.GetValueOrDefault(ExposureLevel.Undecided)} undecided"
        );
    }

    private static IEnumerable<PolicyDocument> Documents()
    {
        var denies = Conditions
            .Select(c => Statement(Effect.Deny, PrincipalElement.Everyone, c))
            .Append(Statement(Effect.Deny, Principals[5], null))
            .Append(Statement(Effect.Deny, Principals[4], null))
            .ToArray();
        foreach (var principal in Principals)
        {
            foreach (var condition in Conditions)
            {
                var allow = Statement(Effect.Allow, principal, condition);
                yield return new PolicyDocument { Statements = [allow] };
                foreach (var deny in denies)
                {
                    yield return new PolicyDocument { Statements = [allow, deny] };
                }
            }
        }
    }

    private static Statement Statement(Effect effect, PrincipalElement principal, Condition? condition) =>
        new()
        {
            Effect = effect,
            Principal = principal,
            Action = ActionElement.Of("sqs:*"),
            Resource = ResourceElement.Of("*"),
            Conditions = condition is null ? ConditionBlock.Empty : ConditionBlock.Of(condition),
        };

    // A stranger's own endpoint and address are what anyone has; being in a named network or account is not.
    private static IEnumerable<(AccessRequest Request, ExposureLevel Level)> Requests()
    {
        (RequestPrincipal Principal, string? Organization, ExposureLevel Level)[] principals =
        [
            (RequestPrincipal.Anonymous, null, ExposureLevel.Public),
            (RequestPrincipal.Parse($"arn:aws:iam::{Stranger}:user/u"), null, ExposureLevel.Public),
            (RequestPrincipal.Parse($"arn:aws:iam::{Stranger}:user/u"), "o-any", ExposureLevel.Public),
            (RequestPrincipal.Parse("arn:aws:iam::444455556666:user/u"), "o-other", ExposureLevel.CrossAccount),
            (RequestPrincipal.Parse("arn:aws:iam::444455556666:user/v"), null, ExposureLevel.CrossAccount),
            (RequestPrincipal.Parse("arn:aws:iam::222233334444:user/u"), "o-own", ExposureLevel.SameOrganization),
        ];
        foreach (
            var (source, level) in ((string?, ExposureLevel)[])
                [(null, ExposureLevel.Public), (Stranger, ExposureLevel.Public), (Owner, ExposureLevel.Private)]
        )
        {
            var context = RequestContext
                .Complete.With("aws:SourceAccount", Value(source))
                .With("aws:PrincipalArn", ContextValue.Absent)
                .With("aws:PrincipalAccount", ContextValue.Absent);
            yield return (
                new AccessRequest(
                    RequestPrincipal.Service("any.amazonaws.com"),
                    "sqs:SendMessage",
                    $"arn:aws:sqs:us-east-1:{Owner}:q",
                    context,
                    Owner
                ),
                level
            );
        }
        foreach (var (principal, organization, level) in principals)
        {
            foreach (var address in (string?[])[null, "192.0.2.1", "203.0.113.9", "2001:db8::1"])
            {
                foreach (var endpoint in (string?[])[null, "vpce-1", "vpce-any"])
                {
                    if (address is not null && endpoint is not null)
                    {
                        continue;
                    }

                    var context = RequestContext
                        .Complete.With("aws:PrincipalOrgID", Value(organization))
                        .With("aws:SourceIp", Value(address))
                        .With("aws:SourceVpce", Value(endpoint));
                    var narrow = address == "203.0.113.9" || endpoint == "vpce-1";
                    var reach = narrow && level == ExposureLevel.Public ? ExposureLevel.CrossAccount : level;
                    yield return (
                        new AccessRequest(principal, "sqs:SendMessage", $"arn:aws:sqs:us-east-1:{Owner}:q", context, Owner),
                        reach
                    );
                }
            }
        }
    }

    private static ContextValue Value(string? text) => text is null ? ContextValue.Absent : ContextValue.Of(text);
}
