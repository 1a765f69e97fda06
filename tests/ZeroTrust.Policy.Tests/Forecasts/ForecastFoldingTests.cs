using System.Text;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Forecasts;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.Tests.Forecasts;

/// <summary>The law of folding: what a forecast says of many records together is what it says of each by itself.</summary>
public sealed class ForecastFoldingTests
{
    private static readonly string[] Actions =
    [
        "\"*\"",
        "\"s3:*\"",
        "\"s3:GetObject\"",
        "[\"sqs:*\",\"kms:*\"]",
        "\"sts:AssumeRole\"",
        "\"iam:PassRole\"",
    ];
    private static readonly string[] Resources =
    [
        "\"*\"",
        "\"arn:aws:s3:::data/*\"",
        "\"arn:aws:s3:::data/a/*\"",
        "[\"arn:aws:s3:::*/1\",\"arn:aws:sqs:*:*:orders-*\"]",
        "\"arn:aws:s3:::data/${aws:username}/*\"",
        "\"arn:aws:kms:*:444455556666:key/*\"",
        "\"arn:aws:iam::*:role/app\"",
    ];

    private static readonly string[] Conditions =
    [
        "",
        "",
        "",
        """{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}""",
        """{"NotIpAddress":{"aws:SourceIp":["198.51.100.0/24"]},"Bool":{"aws:ViaAWSService":"false"} }""",
        """{"StringLike":{"aws:UserAgent":"*cli*"} }""",
        """{"DateGreaterThan":{"aws:CurrentTime":"2026-03-01T12:00:00Z"} }""",
        """{"StringLike":{"aws:userid":"*:one"} }""",
        """{"StringNotEquals":{"aws:ResourceAccount":"111122223333"} }""",
        """{"StringEquals":{"aws:ResourceAccount":"${aws:PrincipalAccount}"} }""",
        """{"StringNotEquals":{"aws:SourceVpce":"vpce-1"} }""",
        """{"Null":{"aws:SourceVpce":"true"} }""",
        """{"StringNotEqualsIfExists":{"aws:PrincipalOrgID":"o-1"} }""",
        """{"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"} }""",
        """{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/team/*"} }""",
        """{"NumericLessThan":{"aws:EpochTime":"1772366400"} }""",
        """{"StringEquals":{"aws:UserAgent":"${aws:SourceIp}"} }""",
    ];

    private static readonly string[] Principals =
    [
        "\"*\"",
        """{"AWS":"111122223333"}""",
        """{"AWS":"arn:aws:iam::111122223333:user/ann"}""",
        """{"AWS":"arn:aws:iam::111122223333:role/team/app"}""",
        """{"AWS":"arn:aws:sts::111122223333:assumed-role/app/one"}""",
        """{"Service":"logs.amazonaws.com"}""",
    ];

    [Theory]
    [InlineData(PolicyLayer.ServiceControl)]
    [InlineData(PolicyLayer.ResourceControl)]
    [InlineData(PolicyLayer.VpcEndpoint)]
    [InlineData(PolicyLayer.Resource)]
    [InlineData(PolicyLayer.Identity)]
    [InlineData(PolicyLayer.Boundary)]
    [InlineData(PolicyLayer.Session)]
    public async Task Folded_records_are_judged_as_each_would_be(PolicyLayer layer)
    {
        for (var seed = 1; seed <= 25; seed++)
        {
            var random = new Random(seed);
            var change = Change(random, layer);
            var records = Enumerable.Range(0, 40).Select(_ => Record(random)).ToArray();
            var together = Lines(await Forecast(change, records));
            var apart = new Dictionary<string, long>();
            foreach (var record in records)
            {
                foreach (var (line, count) in Lines(await Forecast(change, record)))
                {
                    apart[line] = apart.GetValueOrDefault(line) + count;
                }
            }

            Assert.True(
                apart.Count == together.Count && apart.All(line => together.GetValueOrDefault(line.Key) == line.Value),
                $"""
                seed {seed}
                before {string.Join(' ', change.Before.Select(static document => document.ToJson()))}
                after {string.Join(' ', change.After.Select(static document => document.ToJson()))}
                apart: {string.Join('\n', apart.Except(together))}
                together: {string.Join('\n', together.Except(apart))}
                """
            );
        }
    }

    private static Dictionary<string, long> Lines(ForecastReport report)
    {
        var lines = report
            .Rows.GroupBy(static row => $"{row.Answer} {row.Principal} {row.Action} {row.Reason}")
            .ToDictionary(static group => group.Key, static group => group.Sum(static row => row.Count));
        foreach (var (reason, count) in report.OutOfScopeReasons)
        {
            lines.Add("out: " + reason, count);
        }

        return lines;
    }

    private static PolicyChange Change(Random random, PolicyLayer layer)
    {
        var named = layer is PolicyLayer.Resource or PolicyLayer.ResourceControl or PolicyLayer.VpcEndpoint;
        PolicyDocument Document()
        {
            var statements = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Statement(random, named));
            return PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""").Require();
        }

        var before = random.Next(2) == 0 ? PolicyChange.EverythingIn(layer) : Document();
        var after = random.Next(3) == 0 ? before with { Statements = [.. before.Statements, .. Document().Statements] } : Document();
        return new PolicyChange(layer, [before], [after])
        {
            ManagementAccount = random.Next(4) == 0 ? "444455556666" : null,
            Resources = layer == PolicyLayer.Resource && random.Next(2) == 0 ? ["arn:aws:s3:::data"] : [],
            VpcEndpoints = random.Next(2) == 0 ? ["vpce-1"] : [],
            OrganizationId = random.Next(3) == 0 ? "o-1" : null,
            OrganizationAccounts = ["111122223333"],
        };
    }

    private static string Statement(Random random, bool named)
    {
        T Pick<T>(T[] of) => of[random.Next(of.Length)];
        var condition = Pick(Conditions);
        return $$"""
            {"Effect":"{{(random.Next(2) == 0 ? "Deny" : "Allow")}}",{{(named ? $"\"Principal\":{Pick(Principals)}," : "")}}"{{(
                random.Next(8) == 0 ? "Not" : ""
            )}}Action":{{Pick(Actions)}},
             "{{(random.Next(8) == 0 ? "Not" : "")}}Resource":{{Pick(Resources)}}{{(
                condition.Length == 0 ? "" : $",\"Condition\":{condition}"
            )}} }
            """;
    }

    private static string Record(Random random)
    {
        T Pick<T>(params T[] of) => of[random.Next(of.Length)];
        var (account, queue) = (Pick("111122223333", "444455556666"), Pick("orders-1", "bills"));
        var (source, name, parameters) = Pick(
            ("s3", "GetObject", $$"""{"bucketName":"{{Pick("data", "other")}}","key":"{{Pick("a/1", "a/2", "ann/1", "b")}}"}"""),
            ("s3", "GetObject", "null"),
            ("s3", "CopyObject", $$"""{"bucketName":"data","key":"x","x-amz-copy-source":"{{Pick("data", "other")}}/a/1"}"""),
            ("s3", "ListBuckets", "null"),
            ("sqs", "SendMessage", $$"""{"queueUrl":"https://sqs.eu-west-1.amazonaws.com/{{account}}/{{queue}}"}"""),
            ("kms", "Decrypt", $$"""{"keyId":"arn:aws:kms:eu-west-1:{{Pick("111122223333", "444455556666")}}:key/1"}"""),
            (
                "sts",
                "AssumeRole",
                $$"""{"roleArn":"arn:aws:iam::{{Pick("111122223333", "444455556666")}}:role/{{Pick("app", "other")}}"}"""
            ),
            (
                "lambda",
                "CreateFunction20150331",
                $$"""{"functionName":"f","role":"arn:aws:iam::111122223333:role/{{Pick("app", "other")}}"}"""
            ),
            ("ec2", "RunInstances", """{"iamInstanceProfile":{"name":"web"},"tagSpecificationSet":{"items":[{"role":"x"}]} }"""),
            ("sts", "GetCallerIdentity", "null"),
            ("made-up", "Thing", """{"bucketName":"data"}""")
        );
        var session = Pick("one", "two");
        var identity = Pick(
            $$"""{"type":"IAMUser","principalId":"AIDA1","arn":"arn:aws:iam::111122223333:user/ann","accountId":"111122223333"}""",
            $$"""
            {
              "type": "AssumedRole",
              "principalId": "AROA1:{{session}}",
              "arn": "arn:aws:sts::111122223333:assumed-role/app/{{session}}",
              "accountId": "111122223333",
              "sessionContext": {
                "sessionIssuer": { "arn": "arn:aws:iam::111122223333:role/team/app" }
              }
            }
            """,
            $$"""
            {
              "type": "AssumedRole",
              "principalId": "AROA2:{{session}}",
              "arn": "arn:aws:sts::444455556666:assumed-role/far/{{session}}",
              "accountId": "444455556666"
            }
            """,
            """{"type":"Root","principalId":"111122223333","arn":"arn:aws:iam::111122223333:root","accountId":"111122223333"}""",
            """{"type":"AWSService","invokedBy":"logs.amazonaws.com"}""",
            """{"type":"AWSAccount","principalId":"AIDA9","accountId":"444455556666"}"""
        );
        return $$"""
            {"eventTime":"2026-03-01T{{random.Next(
                10,
                14
            )}}:00:00Z","eventSource":"{{source}}.amazonaws.com","eventName":"{{name}}","awsRegion":"eu-west-1","sourceIPAddress":"{{Pick(
                "10.0.0.1",
                "198.51.100.7",
                "s3.amazonaws.com"
            )}}",
             "userAgent":"{{Pick("aws-cli", "boto", "10.0.0.1")}}","recipientAccountId":"{{Pick(
                "111122223333",
                "444455556666"
            )}}","requestParameters":{{parameters}},"userIdentity":{{identity}}
             {{Pick("", ",\"vpcEndpointId\":\"vpce-1\"", ",\"vpcEndpointId\":\"vpce-2\"")}} {{Pick(
                "",
                "",
                ",\"errorCode\":\"AccessDenied\"",
                ",\"errorCode\":\"NoSuchKey\""
            )}}
             {{Pick("", ",\"resources\":[{\"accountId\":\"444455556666\",\"type\":\"AWS::S3::Bucket\",\"ARN\":\"arn:aws:s3:::data\"}]")}} }
            """;
    }

    private static async Task<ForecastReport> Forecast(PolicyChange change, params string[] records)
    {
        var forecast = new PolicyForecast(change);
        await forecast.AddAsync(
            "log.json",
            new MemoryStream(Encoding.UTF8.GetBytes($$"""{"Records":[{{string.Join(',', records)}}]}""")),
            isCompressed: false,
            TestContext.Current.CancellationToken
        );
        var report = forecast.Report();
        Assert.Empty(report.Faults);
        return report;
    }
}
