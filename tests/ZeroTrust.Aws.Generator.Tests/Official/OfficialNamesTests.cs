using ZeroTrust.Aws.Generator.Models;
using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Generator.Selection;
using ZeroTrust.Policy.Tests.Randomized;

namespace ZeroTrust.Aws.Generator.Tests.Official;

/// <summary>What the generator makes is named and typed as in the official packages, for every service that has one.</summary>
public class OfficialNamesTests(ITestOutputHelper output)
{
    private const int OperationsInSuite = 150;

    public static TheoryData<string> Services =>
        [.. SdkServices.All.Where(service => service.OfficialPackage is not null).Select(service => service.Folder)];

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_difference_from_the_official_package_is_stated_with_its_reason(string service)
    {
        var reader = new ModelReader(SharedModels.Required());
        Assert.SkipUnless(reader.Services.Contains(service), $"There is no model of {service} in {SharedModels.Folder}.");
        var source = reader.Read(service);
        var sample = new Sample();
        var all = Operations(source);
        var operations = sample.Of(all, RunSettings.Cases(OperationsInSuite));

        var selected = operations.Select(name => source.Model.Operations[name]);
        var comparison = new OfficialComparison(new ServiceSelection(source, SdkServices.Find(service), [.. selected]));

        var stated = new StatedDifferences(service);
        output.WriteLine(
            $"{operations.Count} of {all.Count} operations: {comparison.Agreed} members agree,"
                + $" {comparison.Differences.Count} differ; {sample}"
        );
        Assert.True(comparison.Agreed > operations.Count, "Next to nothing was compared.");
        Nothing("Mend the generator, or state these in Official/differences.json with the reason", stated.Unstated(comparison.Differences));
        if (operations.Count == all.Count)
        {
            Nothing("No differences any more, take them out of Official/differences.json", stated.Outdated(comparison.Differences));
        }

        void Nothing(string otherwise, IReadOnlyList<string> lines) =>
            Assert.True(lines.Count == 0, $"{otherwise} ({sample}):{Environment.NewLine}{string.Join(Environment.NewLine, lines)}");
    }

    // Half of S3's package is written by hand. What is listed for it is compared, as calls by name need its names.
    private static List<string> Operations(ServiceSource source)
    {
        var lists = new OperationLists(Path.Combine(SharedModels.Repository, "src", "ZeroTrust.Aws.Generator", "Operations"));
        return source.Folder == "s3"
            ? [.. lists.Read(source).Select(operation => operation.Name)]
            : [.. source.Model.Operations.Keys.Order(StringComparer.Ordinal)];
    }
}
