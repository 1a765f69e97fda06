using System.IO.Compression;
using System.Text;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Forecasts;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.Tests.Forecasts;

public sealed class ForecastTests
{
    private const string RegionLimit = """
        {"Version":"2012-10-17","Statement":[{"Sid":"Regions","Effect":"Deny","NotAction":["iam:*","sts:*"],"Resource":"*",
         "Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-west-1"]}}}]}
        """;

    [Fact]
    public async Task A_region_limit_breaks_what_happens_elsewhere_and_nothing_else()
    {
        var report = await Forecast(
            RegionLimit,
            User("ec2.amazonaws.com", "RunInstances", "us-east-1", "2026-03-01T10:00:00Z"),
            User("ec2.amazonaws.com", "RunInstances", "us-east-1", "2026-03-02T10:00:00Z"),
            User("ec2.amazonaws.com", "RunInstances", "eu-west-1", "2026-03-03T10:00:00Z"),
            User("iam.amazonaws.com", "ListUsers", "us-east-1", "2026-03-04T10:00:00Z")
        );

        var broken = Assert.Single(report.Rows, static row => row.Answer == ForecastAnswer.Breaks);
        Assert.Equal("ec2:RunInstances", broken.Action);
        Assert.Equal(2, broken.Count);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero), broken.LastSeen);
        Assert.Contains("Regions", broken.Reason, StringComparison.Ordinal);
        Assert.Equal(2, report.CountOf(ForecastAnswer.Safe));
        Assert.Equal(4, report.Records);
    }

    [Fact]
    public async Task What_the_record_does_not_hold_is_named_and_never_called_safe()
    {
        var report = await Forecast(
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Deny",
                  "Action": "s3:*",
                  "Resource": "*",
                  "Condition": {
                    "StringNotEquals": { "aws:PrincipalOrgID": "o-1" }
                  }
                }
              ]
            }
            """,
            User("s3.amazonaws.com", "ListBuckets", "us-east-1", "2026-03-01T10:00:00Z")
        );

        var row = Assert.Single(report.Rows);
        Assert.Equal(ForecastAnswer.CannotTell, row.Answer);
        Assert.Equal(["aws:PrincipalOrgID"], row.UnknownKeys, StringComparer.OrdinalIgnoreCase);
        Assert.Equal("s3:ListAllMyBuckets", row.Action);
    }

    [Fact]
    public async Task What_was_refused_anyway_and_sign_ins_do_not_count()
    {
        var report = await Forecast(
            RegionLimit,
            User(
                "ec2.amazonaws.com",
                "RunInstances",
                "us-east-1",
                "2026-03-01T10:00:00Z",
                """,  "errorCode":"Client.UnauthorizedOperation" """
            ),
            User("signin.amazonaws.com", "ConsoleLogin", "us-east-1", "2026-03-01T10:00:00Z")
        );
        Assert.Empty(report.Rows);
        Assert.Equal(2, report.OutOfScope);
    }

    [Fact]
    public async Task Sessions_of_a_role_are_one_principal()
    {
        var report = await Forecast(
            RegionLimit,
            [.. Enumerable.Range(0, 50).Select(static i => Session("app", "session-" + i, "sqs.amazonaws.com", "SendMessage", "us-east-1"))]
        );
        var row = Assert.Single(report.Rows);
        Assert.Equal("arn:aws:iam::111122223333:role/team/app", row.Principal);
        Assert.Equal(50, row.Count);
    }

    [Fact]
    public async Task A_resource_that_decides_and_is_not_in_the_record_cannot_be_told()
    {
        const string Policy =
            """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::secret/*"}]}""";
        var named = await Forecast(
            Policy,
            User(
                "s3.amazonaws.com",
                "GetObject",
                "us-east-1",
                "2026-03-01T10:00:00Z",
                """, "requestParameters":{"bucketName":"secret","key":"a/b"}"""
            ),
            User(
                "s3.amazonaws.com",
                "GetObject",
                "us-east-1",
                "2026-03-01T10:00:00Z",
                """, "requestParameters":{"bucketName":"open","key":"a/b"}"""
            )
        );
        Assert.Equal(1, named.CountOf(ForecastAnswer.Breaks));
        Assert.Equal(1, named.CountOf(ForecastAnswer.Safe));

        var unnamed = await Forecast(Policy, User("s3.amazonaws.com", "GetObject", "us-east-1", "2026-03-01T10:00:00Z"));
        Assert.Equal(ForecastAnswer.CannotTell, Assert.Single(unnamed.Rows).Answer);
    }

    [Fact]
    public async Task The_management_account_is_not_restricted()
    {
        var change = PolicyChange.AttachServiceControlPolicy(PolicyDocument.Parse(RegionLimit).Require()) with
        {
            ManagementAccount = "111122223333",
        };
        var report = await Forecast(change, User("ec2.amazonaws.com", "RunInstances", "us-east-1", "2026-03-01T10:00:00Z"));
        Assert.Equal(0, report.CountOf(ForecastAnswer.Breaks));
    }

    [Fact]
    public async Task An_identity_policy_that_no_longer_allows_breaks()
    {
        static PolicyDocument Of(string actions) =>
            PolicyDocument
                .Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":{{actions}},"Resource":"*"}]}""")
                .Require();
        var change = new PolicyChange(PolicyLayer.Identity, [Of("\"*\"")], [Of("[\"ec2:Describe*\"]")])
        {
            Principals = ["arn:aws:iam::111122223333:user/ann"],
        };
        var report = await Forecast(
            change,
            User("ec2.amazonaws.com", "RunInstances", "us-east-1", "2026-03-01T10:00:00Z"),
            User("ec2.amazonaws.com", "DescribeInstances", "us-east-1", "2026-03-01T10:00:00Z"),
            User("ec2.amazonaws.com", "RunInstances", "us-east-1", "2026-03-01T10:00:00Z").Replace("ann", "bob", StringComparison.Ordinal)
        );
        Assert.Equal(["ec2:RunInstances", "ec2:DescribeInstances"], report.Rows.Select(static row => row.Action));
        Assert.Equal([ForecastAnswer.Breaks, ForecastAnswer.Safe], report.Rows.Select(static row => row.Answer));
        Assert.Equal(1, report.OutOfScope);
    }

    [Theory]
    [InlineData("""{"Effect":"Deny","Action":"iam:PassRole","Resource":"*"}""", ForecastAnswer.Breaks)]
    [InlineData("""{"Effect":"Deny","Action":"iam:PassRole","Resource":"arn:aws:iam::*:role/run"}""", ForecastAnswer.Breaks)]
    [InlineData("""{"Effect":"Deny","Action":"iam:*","Resource":"arn:aws:iam::*:role/admin"}""", ForecastAnswer.Safe)]
    [InlineData(
        """
            {
              "Effect": "Deny",
              "Action": "iam:PassRole",
              "Resource": "*",
              "Condition": {
                "StringNotEquals": { "iam:PassedToService": "lambda.amazonaws.com" }
              }
            }
            """,
        ForecastAnswer.Safe
    )]
    [InlineData(
        """{"Effect":"Deny","Action":"iam:PassRole","Resource":"*","Condition":{"Null":{"iam:AssociatedResourceArn":"true"} } }""",
        ForecastAnswer.CannotTell
    )]
    public async Task A_role_that_may_no_longer_be_passed_breaks_what_hands_it_on(string statement, ForecastAnswer expected)
    {
        var report = await Forecast(
            $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""",
            User(
                "lambda.amazonaws.com",
                "CreateFunction20150331",
                "eu-west-1",
                "2026-03-01T10:00:00Z",
                """, "requestParameters":{"functionName":"f","role":"arn:aws:iam::111122223333:role/run"}"""
            )
        );
        Assert.Equal(ForecastAnswer.Safe, Assert.Single(report.Rows, static row => row.Action == "lambda:CreateFunction").Answer);
        var passing = Assert.Single(report.Rows, static row => row.Action == "iam:PassRole");
        Assert.Equal(expected, passing.Answer);
        Assert.Contains("lambda:CreateFunction", passing.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_is_cut_anywhere_loses_only_what_is_cut()
    {
        var text = File(
            User("ec2.amazonaws.com", "RunInstances", "us-east-1", "2026-03-01T10:00:00Z"),
            User("ec2.amazonaws.com", "RunInstances", "us-east-1", "2026-03-01T11:00:00Z")
        );
        for (var length = 0; length < text.Length; length += 7)
        {
            var forecast = new PolicyForecast(PolicyChange.AttachServiceControlPolicy(PolicyDocument.Parse(RegionLimit).Require()));
            await forecast.AddAsync("cut", new MemoryStream(text[..length]), isCompressed: false, TestContext.Current.CancellationToken);
            var report = forecast.Report();
            Assert.Single(report.Faults);
            Assert.InRange(report.Records, 0, 2);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"Records\":{}}")]
    [InlineData("{\"Records\":[[],1,null,{\"userIdentity\":[1],\"eventName\":{},\"resources\":{\"ARN\":1}}]}")]
    [InlineData("\u0000\u0001")]
    public async Task Nothing_that_a_file_holds_throws(string text)
    {
        var forecast = new PolicyForecast(PolicyChange.AttachServiceControlPolicy(PolicyDocument.Parse(RegionLimit).Require()));
        await forecast.AddAsync(
            "odd",
            new MemoryStream(Encoding.UTF8.GetBytes(text)),
            isCompressed: false,
            TestContext.Current.CancellationToken
        );
        await forecast.AddAsync(
            "not gzip",
            new MemoryStream(Encoding.UTF8.GetBytes(text)),
            isCompressed: true,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(0, forecast.Report().CountOf(ForecastAnswer.Breaks));
    }

    [Fact]
    public async Task Compressed_files_are_read_across_buffers()
    {
        var records = Enumerable
            .Range(0, 5000)
            .Select(static i =>
                User(
                    "ec2.amazonaws.com",
                    "RunInstances",
                    "us-east-1",
                    $"2026-03-01T10:00:{i % 60:00}Z",
                    $$""", "requestParameters":{"filler":"{{new string('x', 300)}}"}"""
                )
            )
            .ToArray();
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(File(records), TestContext.Current.CancellationToken);
        }

        compressed.Position = 0;
        var forecast = new PolicyForecast(PolicyChange.AttachServiceControlPolicy(PolicyDocument.Parse(RegionLimit).Require()));
        await forecast.AddAsync("log.json.gz", compressed, isCompressed: true, TestContext.Current.CancellationToken);
        var report = forecast.Report();
        Assert.Empty(report.Faults);
        Assert.Equal(5000, Assert.Single(report.Rows).Count);
    }

    private static Task<ForecastReport> Forecast(string policy, params string[] records) =>
        Forecast(PolicyChange.AttachServiceControlPolicy(PolicyDocument.Parse(policy).Require()), records);

    private static async Task<ForecastReport> Forecast(PolicyChange change, params string[] records)
    {
        var forecast = new PolicyForecast(change);
        await forecast.AddAsync("log.json", new MemoryStream(File(records)), isCompressed: false, TestContext.Current.CancellationToken);
        var report = forecast.Report();
        Assert.Empty(report.Faults);
        return report;
    }

    private static byte[] File(params string[] records) => Encoding.UTF8.GetBytes("{\"Records\":[" + string.Join(",", records) + "]}");

    private static string User(string source, string name, string region, string time, string more = "") =>
        $$"""
            {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDA","arn":"arn:aws:iam::111122223333:user/ann",
              "accountId":"111122223333","userName":"ann"},
             "eventTime":"{{time}}","eventSource":"{{source}}","eventName":"{{name}}","awsRegion":"{{region}}",
               "sourceIPAddress":"198.51.100.7","userAgent":"aws-cli",
             "responseElements":null,"recipientAccountId":"111122223333","tlsDetails":{"tlsVersion":"TLSv1.3"} {{more}} }
            """;

    private static string Session(string role, string session, string source, string name, string region) =>
        $$"""
            {"userIdentity":{"type":"AssumedRole","principalId":"AROA:{{session}}",
              "arn":"arn:aws:sts::111122223333:assumed-role/{{role}}/{{session}}","accountId":"111122223333",
             "sessionContext":{"sessionIssuer":{"type":"Role","arn":"arn:aws:iam::111122223333:role/team/{{role}}"},
               "attributes":{"mfaAuthenticated":"false"} } },
             "eventTime":"2026-03-01T10:00:00Z","eventSource":"{{source}}","eventName":"{{name}}","awsRegion":"{{region}}",
               "recipientAccountId":"111122223333"}
            """;
}
