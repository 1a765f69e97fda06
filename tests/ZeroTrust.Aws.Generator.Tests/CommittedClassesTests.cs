using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Documents;
using ZeroTrust.Aws.Generated;
using ZeroTrust.Aws.Protocols.Json;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Generator.Tests;

/// <summary>The classes and the tables are made apart; these tests hold every property of every committed class against its slot.</summary>
public class CommittedClassesTests
{
    public static TheoryData<string> Services => [.. ServiceShapes.All.Select(service => service.Key)];

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_property_keeps_its_value_through_its_slot(string name)
    {
        var service = ServiceShapes.All.Single(entry => entry.Key == name).Value;
        var compared = 0;
        foreach (var shape in Structures(service))
        {
            if (shape.New() is StructureValue)
            {
                continue;
            }
            // A union holds one member at a time.
            var properties = Properties(shape.New()).ToList();
            foreach (var together in shape.Union ? properties.Select(property => new List<PropertyInfo> { property }) : [properties])
            {
                compared += together.Count;
                Compare(shape, together);
            }
        }

        Assert.True(
            compared > 0 || service.Source.GetType().Namespace!.EndsWith(".Schemas", StringComparison.Ordinal),
            "No class was compared."
        );
    }

    private static void Compare(StructureShape shape, List<PropertyInfo> properties)
    {
        var value = shape.New();
        foreach (var property in properties)
        {
            property.SetValue(value, Sample(property.PropertyType));
        }

        var json = StructureJson.Write(value);
        var again = StructureJson.Read(json, shape, requireRequired: false);
        Assert.IsType(value.GetType(), again);
        Assert.True(JsonNode.DeepEquals(json, StructureJson.Write(again)), $"{value.GetType()}: {json}");
        foreach (var property in properties)
        {
            Assert.True(property.GetValue(again) is not null, $"{value.GetType()}.{property.Name} came back empty from {json}");
        }
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_operation_has_its_shapes(string name)
    {
        var service = ServiceShapes.All.Single(entry => entry.Key == name).Value;
        Assert.NotEmpty(service.Operations);
        foreach (var operation in service.Operations)
        {
            Assert.Equal(operation.Name + "Request", operation.Input.Name);
            Assert.Equal(operation.Name + "Response", operation.Output.Name);
            Assert.All(operation.Input.Members.Concat(operation.Output.Members), member => Assert.NotNull(member.Shape));
        }
    }

    private static IEnumerable<StructureShape> Structures(ServiceShape service)
    {
        for (var index = 0; index < service.ShapeCount; index++)
        {
            if (Resolve(service, index) is { Error: false } structure)
            {
                yield return structure;
            }
        }
    }

    // Lists and maps share the numbering with structures.
    private static StructureShape? Resolve(ServiceShape service, int index)
    {
        try
        {
            return service.Structure(index);
        }
        catch (InvalidCastException)
        {
            return null;
        }
    }

    private static IEnumerable<PropertyInfo> Properties(IStructure value) =>
        value
            .GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.CanWrite);

    private static object Sample(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return "text";
        }

        if (type == typeof(DateTime))
        {
            return new DateTime(2024, 2, 29, 12, 30, 15, DateTimeKind.Utc);
        }

        if (type == typeof(bool))
        {
            return true;
        }

        if (type.IsPrimitive)
        {
            return Convert.ChangeType(7, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (typeof(Stream).IsAssignableFrom(type))
        {
            return new MemoryStream([1, 2, 3]);
        }

        if (type == typeof(Document))
        {
            return new Document("text");
        }

        if (typeof(ConstantClass).IsAssignableFrom(type))
        {
            return Activator.CreateInstance(type, "a-value")!;
        }

        var value = Activator.CreateInstance(type)!;
        if (value is IDictionary map)
        {
            map.Add("key", Sample(type.GetGenericArguments()[1]));
        }
        else if (value is IList list)
        {
            list.Add(Sample(type.GetGenericArguments()[0]));
        }

        return value;
    }
}
