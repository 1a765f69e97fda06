using System.Text;
using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.LeastPrivilege;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Tests.LeastPrivilege;

public sealed class LeastPrivilegeTests
{
    private const string Ann = "arn:aws:iam::111122223333:user/ann";

    [Fact]
    public async Task A_policy_allows_what_was_seen_and_nothing_else()
    {
        var report = await Make(
            new LeastPrivilegeOptions(Ann),
            Get("data", "a/1.csv"),
            Get("data", "a/2.csv"),
            Send("orders"),
            Get("data", "x", user: "bob"),
            Refused("logs", "x")
        );
        var set = Policies(report);
        Assert.Equal(Verdict.Allowed, Decide(set, "s3:GetObject", "arn:aws:s3:::data/a/1.csv"));
        Assert.Equal(Verdict.ImplicitlyDenied, Decide(set, "s3:GetObject", "arn:aws:s3:::data/a/3.csv"));
        Assert.Equal(Verdict.ImplicitlyDenied, Decide(set, "s3:GetObject", "arn:aws:s3:::data/x"));
        Assert.Equal(Verdict.ImplicitlyDenied, Decide(set, "s3:GetObject", "arn:aws:s3:::logs/x"));
        Assert.Equal(Verdict.ImplicitlyDenied, Decide(set, "s3:PutObject", "arn:aws:s3:::data/a/1.csv"));
        Assert.Equal(3, report.CountOf(UseAnswer.Allowed));
        Assert.Equal(2, report.OutOfScope);
        Assert.Null(report.Comparison);
        Assert.All(
            report.Policy.Statements,
            static statement => Assert.Single(statement.Action!.Patterns.Select(static pattern => pattern.Service).Distinct())
        );
    }

    [Theory]
    [InlineData(ResourceScope.Exact, "orders-new", false)]
    [InlineData(ResourceScope.Prefix, "orders-new", true)]
    [InlineData(ResourceScope.Prefix, "bills", false)]
    [InlineData(ResourceScope.Type, "bills", true)]
    public async Task Resources_are_generalised_by_choice(ResourceScope scope, string queue, bool allowed)
    {
        var report = await Make(new LeastPrivilegeOptions(Ann) { Scope = scope }, Send("orders-a"), Send("orders-b"));
        Assert.Equal(
            allowed ? Verdict.Allowed : Verdict.ImplicitlyDenied,
            Decide(Policies(report), "sqs:SendMessage", $"arn:aws:sqs:eu-west-1:111122223333:{queue}")
        );
        Assert.Equal(2, report.CountOf(UseAnswer.Allowed));
        Assert.Equal(Verdict.ImplicitlyDenied, Decide(Policies(report), "sqs:SendMessage", $"arn:aws:sqs:eu-west-1:444455556666:{queue}"));
    }

    [Fact]
    public async Task Names_with_wildcards_in_them_are_taken_literally()
    {
        var report = await Make(new LeastPrivilegeOptions(Ann), Get("data", "a*b?${c}"));
        Assert.Equal(Verdict.Allowed, Decide(Policies(report), "s3:GetObject", "arn:aws:s3:::data/a*b?${c}"));
        Assert.Equal(Verdict.ImplicitlyDenied, Decide(Policies(report), "s3:GetObject", "arn:aws:s3:::data/axxbx${c}"));
    }

    [Fact]
    public async Task Reading_actions_come_along_on_request_but_writing_ones_do_not()
    {
        var report = await Make(new LeastPrivilegeOptions(Ann) { IncludeReadOnly = true }, Get("data", "a"));
        Assert.Equal(Verdict.Allowed, Decide(Policies(report), "s3:GetObjectTagging", "arn:aws:s3:::data/a"));
        Assert.Equal(Verdict.ImplicitlyDenied, Decide(Policies(report), "s3:PutObject", "arn:aws:s3:::data/a"));
        Assert.Equal(Verdict.ImplicitlyDenied, Decide(Policies(report), "s3:GetObjectTagging", "arn:aws:s3:::other/a"));
    }

    [Fact]
    public async Task The_old_policy_bounds_the_new_one_and_lends_its_conditions_and_denials()
    {
        var old = PolicyDocument
            .Parse(
                """
                {"Version":"2012-10-17","Statement":[
                  {"Effect":"Allow","Action":"s3:*","Resource":["arn:aws:s3:::data/*","arn:aws:s3:::data"],
                    "Condition":{"Bool":{"aws:SecureTransport":"true"}}},
                  {"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:*:111122223333:orders-*"},
                  {"Sid":"NotSecret","Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::data/secret/*"},
                  {"Sid":"NotEc2","Effect":"Deny","Action":"ec2:*","Resource":"*"}]}
                """
            )
            .Require();
        var report = await Make(
            new LeastPrivilegeOptions(Ann) { Scope = ResourceScope.Type, Replaces = [old] },
            Get("data", "a"),
            Get("else", "b"),
            Send("orders-a"),
            Send("bills")
        );
        Assert.Equal(ComparisonVerdict.NoNewAccess, report.Comparison!.Verdict);
        Assert.Equal(ComparisonVerdict.NoNewAccess, PolicyComparer.Compare(old, report.Policy).Verdict);
        Assert.Contains(report.Policy.Statements, static statement => statement.Sid == "NotSecret");
        Assert.DoesNotContain(report.Policy.Statements, static statement => statement.Sid == "NotEc2");
        Assert.Equal(2, report.CountOf(UseAnswer.Allowed));
        Assert.Equal(2, report.CountOf(UseAnswer.NotAllowed));
        Assert.Contains(report.Dropped, static dropped => dropped.Resource == "arn:aws:s3:::else/b");
        Assert.Contains(report.Dropped, static dropped => dropped.Reason.StartsWith("narrowed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_variable_of_the_old_policy_stays_where_it_is_what_allowed()
    {
        var old = PolicyDocument
            .Parse(
                """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Allow",
                      "Action": "s3:*",
                      "Resource": "arn:aws:s3:::home/${aws:username}/*"
                    }
                  ]
                }
                """
            )
            .Require();
        var report = await Make(new LeastPrivilegeOptions(Ann) { Replaces = [old] }, Get("home", "ann/x"));
        Assert.Equal(ComparisonVerdict.NoNewAccess, report.Comparison!.Verdict);
        Assert.Equal(1, report.CountOf(UseAnswer.Allowed));
    }

    [Fact]
    public async Task What_the_catalogue_does_not_know_is_said()
    {
        var report = await Make(new LeastPrivilegeOptions(Ann), Record("nothing.amazonaws.com", "DoIt", "{}"));
        Assert.Equal(UseAnswer.CannotTell, Assert.Single(report.Uses).Answer);
        Assert.Empty(report.Policy.Statements);
    }

    [Fact]
    public async Task Very_many_objects_are_allowed_by_folder()
    {
        var report = await Make(
            new LeastPrivilegeOptions(Ann),
            [.. Enumerable.Range(0, 1_500).Select(static i => Get("data", $"day/{i:0000}"))]
        );
        Assert.Equal(1_500, report.CountOf(UseAnswer.Allowed));
        Assert.Contains(report.Uses, static row => row.Reason.Contains("too many", StringComparison.Ordinal));
        Assert.True(report.Policy.ToJson().Length < 60_000);
    }

    [Theory]
    [InlineData("arn:aws:s3:::bucket")]
    [InlineData("arn:aws:iam::111122223333:root")]
    [InlineData("ann")]
    public void Only_users_and_roles_have_such_policies(string arn) =>
        Assert.Throws<FormatException>(() => new LeastPrivilegeBuilder(new LeastPrivilegeOptions(arn)));

    // The law: whatever was seen and the old policy allowed stays allowed, and the new policy gives nothing that the old one did not.
    [Fact]
    public async Task Whatever_the_old_policy_and_the_use_nothing_is_gained_and_nothing_used_is_lost()
    {
        for (var seed = 1; seed <= 120; seed++)
        {
            var random = new Random(seed);
            var old = seed % 4 == 0 ? null : Old(random);
            var options = new LeastPrivilegeOptions(Ann)
            {
                Scope = (ResourceScope)random.Next(3),
                IncludeReadOnly = random.Next(3) == 0,
                Replaces = old is null ? [] : [old],
            };
            var seen = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Use(random)).ToArray();
            var report = await Make(options, [.. seen.Select(static use => use.Record)]);
            var set = Policies(report);
            foreach (var (_, action, resource) in seen)
            {
                var before = old is null
                    ? Verdict.Allowed
                    : Decide(new PolicySet { Identity = [new LayerPolicy("old", old)] }, action, resource);
                // What cannot be proved to be within the old policy (variables under NotResource) is left out, and has to be told.
                var told = report.Dropped.Any(dropped =>
                    dropped.Action == action
                    && dropped.Reason.StartsWith("not proved", StringComparison.Ordinal)
                    && old!.Statements.Any(static statement => statement.Resource!.IsNot)
                );
                Assert.True(
                    before != Verdict.Allowed || told || Decide(set, action, resource) == Verdict.Allowed,
                    $"seed {seed}: {action} on {resource} is lost\nold {old?.ToJson()}\nnew {report.Policy.ToJson()}"
                );
            }

            Assert.True(
                old is null || PolicyComparer.Compare(old, report.Policy).Verdict == ComparisonVerdict.NoNewAccess,
                $"seed {seed}\nold {old?.ToJson()}\nnew {report.Policy.ToJson()}"
            );
        }
    }

    private static PolicyDocument Old(Random random)
    {
        string[] actions = ["\"*\"", "\"s3:*\"", "\"s3:Get*\"", "\"sqs:SendMessage\"", "[\"sqs:*\",\"s3:PutObject\"]"];
        string[] resources =
        [
            "\"*\"",
            "\"arn:aws:s3:::data/*\"",
            "\"arn:aws:s3:::data/a/*\"",
            "\"arn:aws:sqs:*:*:orders-*\"",
            "[\"arn:aws:s3:::*/a/1\",\"arn:aws:sqs:eu-west-1:111122223333:*\"]",
            "\"arn:aws:s3:::data/${aws:username}/*\"",
        ];
        string[] conditions =
        [
            "",
            "",
            """, "Condition":{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}""",
            """, "Condition":{"StringEquals":{"aws:RequestedRegion":"us-east-1"}}""",
            """, "Condition":{"Bool":{"aws:SecureTransport":"true"}}""",
        ];
        T Pick<T>(T[] of) => of[random.Next(of.Length)];
        string Statement()
        {
            var effect = random.Next(5) == 0 ? "Deny" : "Allow";
            var action = $"\"{(random.Next(8) == 0 ? "Not" : "")}Action\":{Pick(actions)}";
            var resource = $"\"{(random.Next(8) == 0 ? "Not" : "")}Resource\":{Pick(resources)}";
            return $$"""{"Effect":"{{effect}}",{{action}},{{resource}}{{Pick(conditions)}}}""";
        }

        var statements = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Statement());
        return PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""").Require();
    }

    private static (string Record, string Action, string Resource) Use(Random random)
    {
        var key = $"{(char)('a' + random.Next(2))}{(random.Next(3) == 0 ? "nn" : "")}/{random.Next(3)}";
        var bucket = random.Next(3) == 0 ? "else" : "data";
        var queue = (random.Next(2) == 0 ? "orders-" : "bills-") + random.Next(3);
        return random.Next(3) switch
        {
            0 => (Get(bucket, key), "s3:GetObject", $"arn:aws:s3:::{bucket}/{key}"),
            1 => (
                Record("s3.amazonaws.com", "PutObject", $$"""{"bucketName":"{{bucket}}","key":"{{key}}"}"""),
                "s3:PutObject",
                $"arn:aws:s3:::{bucket}/{key}"
            ),
            _ => (Send(queue), "sqs:SendMessage", $"arn:aws:sqs:eu-west-1:111122223333:{queue}"),
        };
    }

    private static PolicySet Policies(LeastPrivilegeReport report) => new() { Identity = [new LayerPolicy("new", report.Policy)] };

    private static Verdict Decide(PolicySet policies, string action, string resource) =>
        PolicyEvaluator.Decide(
            new AccessRequest(
                RequestPrincipal.Parse(Ann),
                action,
                resource,
                ZeroTrust.Policy.Conditions.RequestContext.Of(
                    new Dictionary<string, ZeroTrust.Policy.Conditions.ContextValue>(StringComparer.OrdinalIgnoreCase)
                    {
                        ["aws:RequestedRegion"] = ZeroTrust.Policy.Conditions.ContextValue.Of("eu-west-1"),
                        ["aws:SecureTransport"] = ZeroTrust.Policy.Conditions.ContextValue.Of("true"),
                    },
                    isComplete: false
                ),
                resource.StartsWith("arn:aws:s3:", StringComparison.Ordinal) ? "111122223333" : null
            ),
            policies
        );

    private static async Task<LeastPrivilegeReport> Make(LeastPrivilegeOptions options, params string[] records)
    {
        var builder = new LeastPrivilegeBuilder(options);
        var text = Encoding.UTF8.GetBytes("{\"Records\":[" + string.Join(",", records) + "]}");
        await builder.AddAsync("log.json", new MemoryStream(text), isCompressed: false, TestContext.Current.CancellationToken);
        var report = builder.Build(TestContext.Current.CancellationToken);
        Assert.Empty(report.Faults);
        // A document without any statement is not one that AWS takes.
        Assert.Equal(report.Policy.Statements.Count > 0, PolicyDocument.Parse(report.Policy.ToJson()).IsValid);
        return report;
    }

    private static string Get(string bucket, string key, string user = "ann") =>
        Record("s3.amazonaws.com", "GetObject", $$"""{"bucketName":"{{bucket}}","key":"{{key}}"}""")
            .Replace("ann\"", user + "\"", StringComparison.Ordinal);

    private static string Refused(string bucket, string key) =>
        Get(bucket, key).Replace("\"eventVersion\"", "\"errorCode\":\"AccessDenied\",\"eventVersion\"", StringComparison.Ordinal);

    private static string Send(string queue) =>
        Record("sqs.amazonaws.com", "SendMessage", $$"""{"queueUrl":"https://sqs.eu-west-1.amazonaws.com/111122223333/{{queue}}"}""");

    private static string Record(string source, string name, string parameters) =>
        $$"""
            {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDA","arn":"arn:aws:iam::111122223333:user/ann",
              "accountId":"111122223333","userName":"ann"},
             "eventTime":"2026-03-01T10:00:00Z","eventSource":"{{source}}","eventName":"{{name}}","awsRegion":"eu-west-1",
               "sourceIPAddress":"198.51.100.7","userAgent":"aws-cli",
             "requestParameters":{{parameters}},"responseElements":null,"recipientAccountId":"111122223333",
               "tlsDetails":{"tlsVersion":"TLSv1.3"} }
            """;
}
