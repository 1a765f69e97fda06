using ZeroTrust.Aws.Generator.Models;
using ZeroTrust.Aws.Generator.Selection;

namespace ZeroTrust.Aws.Generator.Tests;

public class SizeTests(ITestOutputHelper output)
{
    [Fact]
    public void Committed_clients_stay_under_two_megabytes()
    {
        var size = new FileInfo(Path.Combine(AppContext.BaseDirectory, "ZeroTrust.Aws.Generated.dll")).Length;
        output.WriteLine($"{size:N0} bytes");
        Assert.InRange(size, 100_000, 2_000_000);
    }

    [Fact]
    public void One_more_operation_costs_a_few_kilobytes()
    {
        const string service = "iam";
        string[] more = ["ListInstanceProfiles", "DeleteUser"];
        var reader = new ModelReader(SharedModels.Required());
        var source = reader.Read(service);
        var committed = new OperationLists(Path.Combine(SharedModels.Repository, "src", "ZeroTrust.Aws.Generator", "Operations"))
            .Read(source)
            .Select(operation => operation.Name)
            .Except(more, StringComparer.Ordinal)
            .ToList();
        var before = GeneratedCompilation.Size(source, committed);
        foreach (var name in more)
        {
            var cost = GeneratedCompilation.Size(source, committed.Append(name)) - before;
            output.WriteLine($"{service} {name}: {cost:N0} bytes");
            Assert.InRange(cost, 0, 8_000);
        }
    }
}
