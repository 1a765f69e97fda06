using System.Text;
using ZeroTrust.Aws.Generator.Models;
using ZeroTrust.Aws.Generator.Naming;
using ZeroTrust.Aws.Generator.Selection;
using ZeroTrust.Aws.Generator.Tests;
using ZeroTrust.Aws.Protocols.Models;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Policy.Tests.Randomized;

namespace ZeroTrust.Aws.Writing;

/// <summary>
/// What holds for the operations that are listed holds for those that will be: any operation of an official package can be called by name.
/// S3's are tried as they are listed, since half of its package is written by hand.
/// </summary>
public sealed class UnlistedOperationTests(ITestOutputHelper output)
{
    private const int OperationsInSuite = 40;
    private const int Seeds = 2;

    [Theory]
    [InlineData("dynamodb")]
    [InlineData("ec2")]
    [InlineData("kms")]
    [InlineData("sqs")]
    [InlineData("ssm")]
    [InlineData("sts")]
    public async Task Any_operation_says_the_same_on_both_sides(string id)
    {
        var source = new ModelReader(SharedModels.Required()).Read(id);
        var sample = new Sample();
        var names = sample.Of([.. source.Model.Operations.Keys.Order(StringComparer.Ordinal)], RunSettings.Cases(OperationsInSuite));
        var service = Service(source, names);
        var differences = new List<string>();
        foreach (var operation in service.Operations)
        {
            var wire = new OfficialWire(id, operation);
            for (var seed = 0; seed < wire.Seeds(Seeds); seed++)
            {
                if (await wire.TalkAsync(Sample.Seed + seed) is { } difference)
                {
                    differences.Add(difference);
                }
            }
        }

        output.WriteLine($"{names.Count} of {source.Model.Operations.Count} operations; {sample}");
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences.Append(sample.ToString())));
    }

    private static ServiceShape Service(ServiceSource source, IReadOnlyList<string> names)
    {
        var written = ServiceTableWriter.Write(source.Model, names);
        var operations = names.Select(name => source.Model.Operations[name]);
        var selection = new ServiceSelection(source, SdkServices.Find(source.Folder), [.. operations]);
        return new ServiceShape(
            new TableOfModel(written.Text, new Generator.Emitting.OfficialNameTable(selection).Write(written.Structures))
        );
    }

    private sealed class TableOfModel(string table, string names) : ServiceTable
    {
        private readonly byte[] _table = Encoding.UTF8.GetBytes(table);
        private readonly byte[] _names = Encoding.UTF8.GetBytes(names);

        public override ReadOnlySpan<byte> Table => _table;

        public override ReadOnlySpan<byte> OfficialNames => _names;
    }
}
