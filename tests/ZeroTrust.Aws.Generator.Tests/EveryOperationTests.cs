using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using ZeroTrust.Aws.Generator.Models;

namespace ZeroTrust.Aws.Generator.Tests;

public class EveryOperationTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_operation_of_every_model_compiles()
    {
        var reader = new ModelReader(SharedModels.Required());
        var watch = Stopwatch.StartNew();
        var errors = new ConcurrentBag<string>();
        var operations = 0;
        Assert.NotEmpty(reader.Services);

        // One service after the other in two lanes: a compilation of a large service takes some hundred megabytes.
        Parallel.ForEach(reader.Services, new ParallelOptions { MaxDegreeOfParallelism = 2 }, service =>
        {
            var (compilation, count) = GeneratedCompilation.OfWholeService(reader, service);
            Interlocked.Add(ref operations, count);
            foreach (var error in compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Take(5))
                errors.Add($"{service}: {error}");
        });
        output.WriteLine($"{operations} operations of {reader.Services.Count} services in {watch.Elapsed.TotalSeconds:F1} s");
        Assert.True(errors.IsEmpty, string.Join(Environment.NewLine, errors.Order(StringComparer.Ordinal)));
    }
}
