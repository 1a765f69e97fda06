using System.Buffers;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Forecasts;

namespace ZeroTrust.Benchmarks.Trails;

/// <summary>A forecast over synthetic logs against only decompressing and tokenising the same bytes, turn by turn in one run.</summary>
internal static class QuickForecast
{
    private const int Turns = 3;
    private const string Policy = """
        {"Version":"2012-10-17","Statement":[
         {"Sid":"Regions","Effect":"Deny","NotAction":["iam:*","sts:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-west-1"]}}},
         {"Sid":"Secret","Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::data-1/*"}]}
        """;

    private const string RegionsOnly = """
        {"Version":"2012-10-17","Statement":[{"Sid":"Regions","Effect":"Deny","NotAction":["iam:*","sts:*"],"Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-west-1"]}}}]}
        """;

    public static async Task RunAsync(long bytes, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("zt-trails-").FullName;
        try
        {
            var (files, written) = CloudTrailFiles.Write(folder, bytes);
            output.WriteLine($"{written / 1e6:N0} MB of JSON in {files.Count} gz files ({files.Sum(static file => new FileInfo(file).Length) / 1e6:N0} MB)");
            // Compiled before it is measured.
            Tokenise(files.Take(2));
            await ForecastAsync(files.Take(2), Policy);
            Measured plain = new(), regions = new(), objects = new();
            for (var turn = 0; turn < Turns; turn++)
            {
                await plain.AddAsync(() => Task.FromResult(Tokenise(files)));
                await regions.AddAsync(() => ForecastAsync(files, RegionsOnly));
                await objects.AddAsync(() => ForecastAsync(files, Policy));
            }

            using var process = Process.GetCurrentProcess();
            output.WriteLine($"decompress and tokenise:               {plain}, {plain.Result:N0} tokens");
            output.WriteLine($"forecast, region limit:                {regions}, {regions.Result:N0} records; ratio {regions.Wall / plain.Wall:F2} (processor {regions.Processor / plain.Processor:F2})");
            output.WriteLine($"forecast, region limit and one bucket: {objects}, {objects.Result:N0} records; ratio {objects.Wall / plain.Wall:F2} (processor {objects.Processor / plain.Processor:F2})");
            output.WriteLine($"peak memory of the process: {process.PeakWorkingSet64 / 1e6:N0} MB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<long> ForecastAsync(IEnumerable<string> files, string policy)
    {
        var forecast = new PolicyForecast(PolicyChange.AttachServiceControlPolicy(PolicyDocument.Parse(policy).Require()));
        foreach (var file in files)
        {
            await using var stream = Open(file);
            await forecast.AddAsync(file, stream, isCompressed: true);
        }

        var report = forecast.Report();
        return report.Faults.Count == 0 ? report.Records : throw new InvalidOperationException(report.Faults[0].Reason);
    }

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

    private static FileStream Open(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.Read, 256 * 1024, FileOptions.SequentialScan);

    /// <summary>Turns of the same work; the fastest counts, which is the one that other work on the machine disturbed least.</summary>
    private sealed class Measured
    {
        public double Wall { get; private set; } = double.MaxValue;

        public double Processor { get; private set; } = double.MaxValue;

        public long Result { get; private set; }

        public async Task AddAsync(Func<Task<long>> work)
        {
            using var process = Process.GetCurrentProcess();
            var processor = process.TotalProcessorTime;
            var started = Stopwatch.GetTimestamp();
            Result = await work();
            Wall = Math.Min(Wall, Stopwatch.GetElapsedTime(started).TotalSeconds);
            process.Refresh();
            Processor = Math.Min(Processor, (process.TotalProcessorTime - processor).TotalSeconds);
        }

        public override string ToString() => $"{Wall,6:F2} s wall, {Processor,6:F2} s of processor";
    }
}
