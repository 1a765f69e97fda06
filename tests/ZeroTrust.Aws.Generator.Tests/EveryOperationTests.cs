using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using ZeroTrust.Aws.Generator.Models;
using ZeroTrust.Policy.Tests.Randomized;

namespace ZeroTrust.Aws.Generator.Tests;

public class EveryOperationTests(ITestOutputHelper output)
{
    private const int OperationsInSuite = 600;
    private const int OperationsPerService = 40;

    [Fact]
    public void Every_operation_of_every_model_compiles()
    {
        var reader = new ModelReader(SharedModels.Required());
        var watch = Stopwatch.StartNew();
        var sample = new Sample();
        var drawn = Draw(reader, sample);
        var errors = new ConcurrentBag<string>();

        // One service after the other in two lanes: a compilation of a large service takes some hundred megabytes.
        Parallel.ForEach(
            drawn,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            service =>
            {
                var compilation = GeneratedCompilation.Of(service.Source, service.Operations);
                foreach (var error in compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Take(5))
                {
                    errors.Add($"{service.Source.Folder}: {error}");
                }
            }
        );
        output.WriteLine(
            $"{drawn.Sum(service => service.Operations.Count)} operations of {drawn.Count} of {reader.Services.Count} services"
                + $" in {watch.Elapsed.TotalSeconds:F1} s; {sample}"
        );
        Assert.NotEmpty(drawn);
        Assert.True(errors.IsEmpty, string.Join(Environment.NewLine, errors.Order(StringComparer.Ordinal).Append(sample.ToString())));
    }

    [Fact]
    public void Every_service_that_there_is_a_model_of_has_a_name()
    {
        var unnamed = new ModelReader(SharedModels.Required()).Services.Except(Naming.SdkServices.All.Select(service => service.Folder));
        Assert.Empty(unnamed);
    }

    private static List<(ServiceSource Source, IReadOnlyList<string> Operations)> Draw(ModelReader reader, Sample sample)
    {
        var (wanted, perService) = RunSettings.IsLarge
            ? (int.MaxValue, int.MaxValue)
            : (RunSettings.Cases(OperationsInSuite), OperationsPerService);
        var drawn = new List<(ServiceSource, IReadOnlyList<string>)>();
        foreach (var service in sample.Shuffled(reader.Services))
        {
            if (wanted <= 0)
            {
                break;
            }

            var source = reader.Read(service);
            var operations = sample.Of([.. source.Model.Operations.Keys.Order(StringComparer.Ordinal)], Math.Min(perService, wanted));
            wanted -= operations.Count;
            drawn.Add((source, operations));
        }

        return drawn;
    }
}
