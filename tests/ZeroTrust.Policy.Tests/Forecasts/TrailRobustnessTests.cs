using System.IO.Compression;
using System.Text;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Forecasts;

namespace ZeroTrust.Policy.Tests.Forecasts;

/// <summary>Logs that are damaged, odd, huge or hostile.</summary>
public sealed class TrailRobustnessTests
{
    [Fact]
    public async Task A_compressed_file_that_is_cut_gives_what_it_holds_and_a_fault()
    {
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.NoCompression, leaveOpen: true))
        {
            await gzip.WriteAsync(
                File([.. Enumerable.Range(0, 2_000).Select(static i => Record($"\"requestID\":\"{i}\""))]),
                TestContext.Current.CancellationToken
            );
        }

        var forecast = Forecast();
        await forecast.AddAsync(
            "cut.json.gz",
            new MemoryStream(compressed.ToArray()[..(int)(compressed.Length / 2)]),
            isCompressed: true,
            TestContext.Current.CancellationToken
        );
        var report = forecast.Report();
        Assert.Equal("cut.json.gz", Assert.Single(report.Faults).File);
        Assert.InRange(report.Records, 500, 1_500);
    }

    [Theory]
    [InlineData("{\"digestS3Bucket\":\"logs\",\"logFiles\":[{\"s3Object\":\"a\"}]}", "no CloudTrail records")]
    [InlineData("{\"Version\":\"2012-10-17\",\"Statement\":[]}", "no CloudTrail records")]
    [InlineData("", "no CloudTrail records")]
    [InlineData("eventVersion,eventTime\n1,2", "JSON")]
    [InlineData("PK\u0003\u0004", "JSON")]
    [InlineData("{\"Records\":[{\"eventName\":\"GetObject\"", "JSON")]
    public async Task What_is_no_log_is_told_with_what_it_is(string text, string reason)
    {
        var report = await Read(Forecast(), Encoding.UTF8.GetBytes(text));
        Assert.Contains(reason, Assert.Single(report.Faults).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Byte_order_marks_are_understood()
    {
        Assert.Equal(1, (await Read(Forecast(), [0xEF, 0xBB, 0xBF, .. File(Record())])).CountOf(ForecastAnswer.Breaks));
        Assert.Contains(
            "UTF-8",
            Assert
                .Single((await Read(Forecast(), Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray())).Faults)
                .Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Huge_records_are_read_and_endless_values_are_not()
    {
        var many = string.Join(',', Enumerable.Repeat("\"" + new string('x', 1_000) + "\"", 12_000));
        var report = await Read(
            Forecast(),
            File(
                Record($"\"requestParameters\":{{\"bucketName\":\"b\",\"list\":[{many}]}}"),
                Record($"\"userAgent\":\"{new string('y', 11_000_000)}\"")
            )
        );
        Assert.Empty(report.Faults);
        Assert.Equal(2, report.CountOf(ForecastAnswer.Breaks));
        Assert.Contains(
            "single value",
            Assert
                .Single((await Read(Forecast(), File(Record(), Record($"\"userAgent\":\"{new string('y', 40_000_000)}\"")))).Faults)
                .Reason,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("\"errorCode\":\"AccessDenied\"", false)]
    [InlineData("\"errorCode\":\"Client.UnauthorizedOperation\"", false)]
    [InlineData("\"errorCode\":\"VpceAccessDenied\"", false)]
    [InlineData("\"errorCode\":\"NoSuchKey\"", true)]
    [InlineData("\"errorCode\":\"ThrottlingException\"", true)]
    [InlineData("\"eventType\":\"AwsServiceEvent\"", false)]
    [InlineData("\"eventType\":\"AwsCloudTrailInsight\",\"insightDetails\":{\"state\":\"Start\"}", false)]
    [InlineData("\"eventType\":\"AwsConsoleSignIn\"", false)]
    [InlineData("\"eventType\":\"AwsApiCall\"", true)]
    public async Task Only_requests_that_were_let_through_count(string more, bool counts)
    {
        var report = await Read(Forecast(), File(Record(more)));
        Assert.Equal(counts ? 1 : 0, report.CountOf(ForecastAnswer.Breaks));
        Assert.Equal(counts ? 0 : 1, report.OutOfScopeReasons.Values.Sum());
    }

    [Fact]
    public async Task A_record_that_two_files_hold_counts_twice()
    {
        var forecast = Forecast();
        await Read(forecast, File(Record("\"eventID\":\"1\"")));
        Assert.Equal(2, Assert.Single((await Read(forecast, File(Record("\"eventID\":\"1\"")))).Rows).Count);
    }

    [Fact]
    public async Task Reading_stops_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Forecast().AddAsync("log.json", new MemoryStream(File(Record())), isCompressed: false, stop.Token)
        );
    }

    [Fact]
    public async Task Very_many_principals_share_rows_and_none_is_lost()
    {
        const int Principals = 30_000;
        var report = await Read(
            Forecast(),
            File([
                .. Enumerable.Range(0, Principals).Select(static i => Record().Replace("user/ann", $"user/u{i}", StringComparison.Ordinal)),
            ])
        );
        Assert.InRange(report.Rows.Count, 1, 25_100);
        Assert.Equal(Principals, report.CountOf(ForecastAnswer.Breaks));
        Assert.Equal(report.Merged, report.Rows.Where(static row => row.Principal == "(other principals)").Sum(static row => row.Count));
        Assert.True(report.Merged > 0);
    }

    [Fact]
    public async Task What_is_denied_on_every_resource_breaks_also_where_the_record_names_none()
    {
        var policy = PolicyDocument
            .Parse(
                """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Deny",
                      "Action": "s3:Get*",
                      "Resource": "*"
                    },
                    {
                      "Effect": "Deny",
                      "Action": "s3:*",
                      "Resource": "arn:aws:s3:::secret/*"
                    }
                  ]
                }
                """
            )
            .Require();
        var report = await Read(
            new PolicyForecast(PolicyChange.AttachServiceControlPolicy(policy)),
            File(Record(), Record().Replace("GetObject", "PutObject", StringComparison.Ordinal))
        );
        Assert.Equal(ForecastAnswer.Breaks, Assert.Single(report.Rows, static row => row.Action == "s3:GetObject").Answer);
        Assert.Equal(ForecastAnswer.CannotTell, Assert.Single(report.Rows, static row => row.Action == "s3:PutObject").Answer);
    }

    [Fact]
    public async Task The_owner_of_a_bucket_is_not_taken_for_the_one_who_got_the_record()
    {
        var policy = PolicyDocument
            .Parse(
                """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Effect": "Deny",
                      "Action": "s3:*",
                      "Resource": "*",
                      "Condition": {
                        "StringNotEquals": { "aws:ResourceAccount": "111122223333" }
                      }
                    }
                  ]
                }
                """
            )
            .Require();
        async Task<ForecastAnswer> Answer(string more) =>
            Assert
                .Single((await Read(new PolicyForecast(PolicyChange.AttachServiceControlPolicy(policy)), File(Record(more)))).Rows)
                .Answer;
        const string Bucket = "\"requestParameters\":{\"bucketName\":\"b\",\"key\":\"k\"}";
        Assert.Equal(ForecastAnswer.CannotTell, await Answer(Bucket));
        Assert.Equal(
            ForecastAnswer.Safe,
            await Answer(
                Bucket + ",\"resources\":[{\"ARN\":\"arn:aws:s3:::b/k\"},{\"accountId\":\"111122223333\",\"ARN\":\"arn:aws:s3:::b\"}]"
            )
        );
        Assert.Equal(
            ForecastAnswer.Breaks,
            await Answer(Bucket + ",\"resources\":[{\"accountId\":\"444455556666\",\"ARN\":\"arn:aws:s3:::b\"}]")
        );
    }

    [Theory]
    [InlineData("""["s3:*"]""", ForecastAnswer.Safe)]
    [InlineData("""["dynamodb:PartiQL*"]""", ForecastAnswer.Breaks)]
    [InlineData("""["dynamodb:PartiQLDelete"]""", ForecastAnswer.CannotTell)]
    public async Task Of_a_statement_of_PartiQL_only_what_holds_for_each_kind_is_told(string denied, ForecastAnswer expected)
    {
        var policy = PolicyDocument
            .Parse($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":{{denied}},"Resource":"*"}]}""")
            .Require();
        var report = await Read(
            new PolicyForecast(PolicyChange.AttachServiceControlPolicy(policy)),
            File(
                Record()
                    .Replace("s3.amazonaws", "dynamodb.amazonaws", StringComparison.Ordinal)
                    .Replace("GetObject", "ExecuteStatement", StringComparison.Ordinal)
            )
        );
        Assert.Equal(expected, Assert.Single(report.Rows).Answer);
    }

    private static PolicyForecast Forecast() =>
        new(
            PolicyChange.AttachServiceControlPolicy(
                PolicyDocument
                    .Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}""")
                    .Require()
            )
        );

    private static async Task<ForecastReport> Read(PolicyForecast forecast, byte[] bytes)
    {
        await forecast.AddAsync("log.json", new MemoryStream(bytes), isCompressed: false, TestContext.Current.CancellationToken);
        return forecast.Report();
    }

    private static byte[] File(params string[] records) => Encoding.UTF8.GetBytes("{\"Records\":[" + string.Join(",", records) + "]}");

    private static string Record(string more = "\"requestID\":\"0\"") =>
        $$"""
            {"eventTime":"2026-03-01T10:00:00Z","eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"eu-west-1",
              "recipientAccountId":"111122223333",
             "userIdentity":{"type":"IAMUser","principalId":"AIDA","arn":"arn:aws:iam::111122223333:user/ann","accountId":"111122223333"},
               {{more}} }
            """;
}
