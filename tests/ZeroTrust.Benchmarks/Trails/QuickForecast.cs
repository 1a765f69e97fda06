using System.Buffers;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Forecasts;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Benchmarks.Trails;

/// <summary>A forecast over synthetic logs against only decompressing and tokenising the same bytes, turn by turn in one run.</summary>
internal static class QuickForecast
{
    private const int Turns = 5;
    private const string Regions = """
        {
          "Sid": "Regions",
          "Effect": "Deny",
          "NotAction": ["iam:*", "sts:*"],
          "Resource": "*",
          "Condition": {
            "StringNotEquals": {
              "aws:RequestedRegion": ["eu-west-1"]
            }
          }
        }
        """;

    private static readonly (string Name, PolicyChange Change)[] Cases =
    [
        ("SCP, region limit", Scp(Regions)),
        (
            "SCP, region limit and one bucket",
            Scp(Regions, """{"Sid":"Secret","Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::data-1/*"}""")
        ),
        (
            "SCP, 40 statements",
            Scp([
                .. Enumerable
                    .Range(0, 10)
                    .Select(static i =>
                        $$"""
                            {
                              "Sid": "B{{i}}",
                              "Effect": "Deny",
                              "Action": ["s3:Put*", "s3:Get*"],
                              "Resource": ["arn:aws:s3:::data-{{i}}/*/part-0*", "arn:aws:s3:::logs-{{i}}"],
                              "Condition": {
                                "StringNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/team/job-{{i}}*" }
                              }
                            }
                            """
                    ),
                .. Enumerable
                    .Range(0, 10)
                    .Select(static i =>
                        $$"""
                            {
                              "Sid": "A{{i}}",
                              "Effect": "Deny",
                              "Action": "ec2:*",
                              "Resource": "*",
                              "Condition": {
                                "NotIpAddress": {
                                  "aws:SourceIp": ["10.{{i}}.0.0/16", "192.0.2.0/24"]
                                },
                                "Bool": { "aws:ViaAWSService": "false" }
                              }
                            }
                            """
                    ),
                .. Enumerable
                    .Range(0, 10)
                    .Select(static i =>
                        $$"""
                            {
                              "Sid": "T{{i}}",
                              "Effect": "Deny",
                              "Action": "dynamodb:*",
                              "Resource": "arn:aws:dynamodb:*:*:table/orders-{{i}}",
                              "Condition": {
                                "DateGreaterThan": { "aws:CurrentTime": "2026-03-01T0{{i}}:00:00Z" }
                              }
                            }
                            """
                    ),
                .. Enumerable
                    .Range(0, 10)
                    .Select(static i =>
                        $$"""
                            {
                              "Sid": "U{{i}}",
                              "Effect": "Deny",
                              "NotAction": "s3:*",
                              "Resource": "*",
                              "Condition": {
                                "StringLike": { "aws:UserAgent": "*boto{{i}}*" }
                              }
                            }
                            """
                    ),
            ])
        ),
        (
            "identity policy",
            new PolicyChange(
                PolicyLayer.Identity,
                [PolicyChange.AllowEverything],
                [
                    Document(
                        """
                        {
                          "Effect": "Allow",
                          "Action": ["s3:GetObject", "s3:PutObject"],
                          "Resource": ["arn:aws:s3:::data-*/2026/*", "arn:aws:s3:::logs-1/*"]
                        }
                        """,
                        """{"Effect":"Allow","Action":["sqs:*","kms:Decrypt","dynamodb:*"],"Resource":"*"}""",
                        """{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"arn:aws:iam::111122223333:role/team/job-1*"}"""
                    ),
                ]
            )
        ),
        (
            "bucket policy",
            new PolicyChange(
                PolicyLayer.Resource,
                [PolicyChange.EverythingIn(PolicyLayer.Resource)],
                [
                    Document(
                        """
                        {
                          "Effect": "Allow",
                          "Principal": { "AWS": "111122223333" },
                          "Action": "s3:*",
                          "Resource": ["arn:aws:s3:::data-7", "arn:aws:s3:::data-7/*"]
                        }
                        """,
                        """
                        {
                          "Sid": "Parts",
                          "Effect": "Deny",
                          "Principal": "*",
                          "Action": "s3:GetObject",
                          "Resource": "arn:aws:s3:::data-7/2026/03/1*",
                          "Condition": {
                            "Bool": { "aws:SecureTransport": "false" }
                          }
                        }
                        """
                    ),
                ]
            )
            {
                Resources = ["arn:aws:s3:::data-7"],
            }
        ),
        (
            "RCP, organization",
            new PolicyChange(
                PolicyLayer.ResourceControl,
                [PolicyChange.EverythingIn(PolicyLayer.ResourceControl)],
                [
                    PolicyChange.EverythingIn(PolicyLayer.ResourceControl),
                    Document(
                        """
                        {
                          "Sid": "Org",
                          "Effect": "Deny",
                          "Principal": "*",
                          "Action": ["s3:*", "sqs:*", "kms:*", "sts:*"],
                          "Resource": "*",
                          "Condition": {
                            "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-abcd123456" },
                            "BoolIfExists": { "aws:PrincipalIsAWSService": "false" }
                          }
                        }
                        """
                    ),
                ]
            )
        ),
    ];

    public static async Task RunAsync(long bytes, bool hostile, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("zt-trails-").FullName;
        try
        {
            var (files, written) = CloudTrailFiles.Write(folder, bytes, hostile);
            output.WriteLine(
                $"{written / 1e6:N0} MB of JSON in {files.Count} gz files ({files.Sum(static file => new FileInfo(file).Length) / 1e6:N0} "
                    + $"MB){(hostile ? ", each record with its own principal and resource" : "")}"
            );
            // Compiled before it is measured.
            Tokenise(files.Take(2));
            foreach (var (_, change) in Cases)
            {
                await ForecastAsync(files.Take(2), change);
            }

            var forecasts = Cases.Select(static one => (one.Name, one.Change, Plain: new Measured(), Measured: new Measured())).ToArray();
            for (var turn = 0; turn < (hostile ? 1 : Turns); turn++)
            {
                foreach (var forecast in forecasts)
                {
                    await forecast.Plain.AddAsync(() => Task.FromResult((Tokenise(files), "")));
                    await forecast.Measured.AddAsync(() => ForecastAsync(files, forecast.Change));
                }
            }

            output.WriteLine(
                $"medians of {(hostile ? 1 : Turns)} turns; ratios to only decompressing and tokenising the same files right before, "
                    + $"{forecasts[0].Plain.Result:N0} tokens"
            );
            foreach (var (name, _, plain, measured) in forecasts)
            {
                var (wall, processor) = measured.RatioTo(plain);
                output.WriteLine(
                    $"{name,-33}{measured}, ratio {wall:F2} to {plain.Wall:F2} s (processor {processor:F2}); "
                        + $"{measured.Result:N0} records: {measured.Outcome}"
                );
            }

            using var process = Process.GetCurrentProcess();
            output.WriteLine($"peak memory of the process: {process.PeakWorkingSet64 / 1e6:N0} MB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(long Records, string Outcome)> ForecastAsync(IEnumerable<string> files, PolicyChange change)
    {
        var forecast = new PolicyForecast(change);
        foreach (var file in files)
        {
            await using var stream = Open(file);
            await forecast.AddAsync(file, stream, isCompressed: true);
        }

        var report = forecast.Report();
        var outcome =
            $"breaks {report.CountOf(ForecastAnswer.Breaks):N0}, cannot tell {report.CountOf(ForecastAnswer.CannotTell):N0}, safe "
            + $"{report.CountOf(ForecastAnswer.Safe):N0}, out of scope {report.OutOfScope:N0}; {report.Rows.Count:N0} rows";
        return report.Faults.Count == 0 ? (report.Records, outcome) : throw new InvalidOperationException(report.Faults[0].Reason);
    }

    private static PolicyChange Scp(params string[] statements) => PolicyChange.AttachServiceControlPolicy(Document(statements));

    private static PolicyDocument Document(params string[] statements) =>
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""").Require();

    private static long Tokenise(IEnumerable<string> files)
    {
        var tokens = 0L;
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        foreach (var file in files)
        {
            using var gzip = new GZipStream(Open(file), CompressionMode.Decompress);
            var state = new JsonReaderState();
            var (filled, ended) = (0, false);
            while (!ended)
            {
                var read = gzip.Read(buffer, filled, buffer.Length - filled);
                filled += read;
                ended = read == 0;
                var reader = new Utf8JsonReader(buffer.AsSpan(0, filled), ended, state);
                while (reader.Read())
                {
                    tokens++;
                }

                state = reader.CurrentState;
                var consumed = (int)reader.BytesConsumed;
                buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
                filled -= consumed;
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return tokens;
    }

    private static FileStream Open(string file) =>
        new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 256 * 1024, FileOptions.SequentialScan);

    /// <summary>Turns of the same work.</summary>
    private sealed class Measured
    {
        private readonly List<(double Wall, double Processor)> _turns = [];

        public double Wall => Median(_turns.Select(static turn => turn.Wall));

        public double Processor => Median(_turns.Select(static turn => turn.Processor));

        public long Result { get; private set; }

        public string Outcome { get; private set; } = "";

        public async Task AddAsync(Func<Task<(long Result, string Outcome)>> work)
        {
            using var process = Process.GetCurrentProcess();
            var processor = process.TotalProcessorTime;
            var started = Stopwatch.GetTimestamp();
            (Result, Outcome) = await work();
            var wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
            process.Refresh();
            _turns.Add((wall, (process.TotalProcessorTime - processor).TotalSeconds));
        }

        /// <summary>Ratios to other work that was done right before each turn: how fast the
        /// machine is changes, and does so for both.</summary>
        public (double Wall, double Processor) RatioTo(Measured before) =>
            (
                Median(_turns.Zip(before._turns, static (own, other) => own.Wall / other.Wall)),
                Median(_turns.Zip(before._turns, static (own, other) => own.Processor / other.Processor))
            );

        public override string ToString() => $"{Wall,6:F2} s wall, {Processor,6:F2} s of processor";

        private static double Median(IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;
    }
}
