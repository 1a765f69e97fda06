using ZeroTrust.Aws.Protocols.Models;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Tests.Models;

public sealed class ServiceTableTests
{
    public static IEnumerable<TheoryDataRow<string>> Names() => SharedModels.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_operation_and_shape_of_every_model_is_read_back(string name)
    {
        SharedFolder.Require(SharedModels.Folder);
        var model = SharedModels.Model(name);
        var written = ServiceTableWriter.Write(model);
        var service = new ServiceShape(new TextServiceTable(written.Text));

        Assert.Equal(model.ServiceId, service.ServiceId);
        Assert.Equal(model.Operations.Keys, service.Operations.Select(o => o.Name));
        foreach (var entry in written.Structures)
        {
            var shape = service.Structure(entry.Index);
            Assert.Equal(entry.Name, shape.Name);
            var expected = entry.ModelShapeName is null ? [] : model.Shapes[entry.ModelShapeName].Members;
            Assert.Equal(expected.Select(m => m.Name), shape.Members.Select(m => m.Name));
            Assert.Equal(expected.Select(m => Kind(m.Shape)), shape.Members.Select(m => m.Shape.Kind));
        }

        var errors = model.Operations.Values.SelectMany(o => o.Errors).Select(e => e.ShapeName).Distinct(StringComparer.Ordinal);
        Assert.All(errors, e => Assert.NotNull(service.Error(e)));
    }

    [Fact]
    public void A_table_holds_only_what_the_chosen_operations_reach()
    {
        var model = SharedModels.Model("iam");
        var written = ServiceTableWriter.Write(model, ["ListUsers"]);

        Assert.Equal(["ListUsers"], written.Operations);
        Assert.DoesNotContain(written.Structures, s => s.Name == "Role");
        Assert.Contains(written.Structures, s => s.Name == "User");
        Assert.True(written.Text.Length < 1000, $"{written.Text.Length} characters");
    }

    [Fact]
    public void An_operation_that_the_model_lacks_is_named() =>
        Assert.Contains(
            "ListUnicorns",
            Assert.Throws<ArgumentException>(() => ServiceTableWriter.Write(SharedModels.Model("iam"), ["ListUnicorns"])).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_table_of_another_version_is_refused_with_advice()
    {
        var service = new ServiceShape(new TextServiceTable("V\tp=Json\nO X POST / 0 0 ~\nS XRequest\n"));
        Assert.Contains("Regenerate", Assert.Throws<FormatException>(() => service.Operations).Message, StringComparison.Ordinal);
    }

    private static ShapeKind Kind(ModelShape shape) =>
        shape.Is("document")
            ? ShapeKind.Document
            : shape.Type switch
            {
                "string" or "character" => ShapeKind.String,
                "boolean" => ShapeKind.Boolean,
                "byte" or "short" or "integer" => ShapeKind.Integer,
                "long" => ShapeKind.Long,
                "float" => ShapeKind.Float,
                "double" => ShapeKind.Double,
                "timestamp" => ShapeKind.Timestamp,
                "blob" => ShapeKind.Blob,
                "list" => ShapeKind.List,
                "map" => ShapeKind.Map,
                _ => ShapeKind.Structure,
            };
}
