using System.Collections;
using System.Globalization;
using System.Reflection;
using Amazon.Runtime;
using ZeroTrust.Aws.Protocols.Json;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;
using ZeroTrust.Aws.Sending;

namespace ZeroTrust.Aws.Writing;

/// <summary>
/// Fills the classes of an official client from values of the API. What has no place there is an error, and not left out.
/// </summary>
internal sealed class OfficialRequest(OfficialNames names)
{
    /// <summary>An object of a class of the client.</summary>
    /// <exception cref="StructureJsonException">The class cannot hold a member that is set.</exception>
    public object Structure(IStructure value, Type type, string path)
    {
        var target = Activator.CreateInstance(type)!;
        foreach (var member in value.Shape.Members)
        {
            if (value[member.Index] is not { } content)
            {
                continue;
            }

            var place = $"{path}.{member.Name}";
            var property = names.Property(type, value.Shape, member);
            if (property?.SetMethod is not { IsPublic: true })
            {
                throw new StructureJsonException(place, $"the official client cannot send it ({type.Name} has no such property)");
            }

            property.SetValue(target, Value(content, member.Shape, property.PropertyType, place));
        }

        return target;
    }

    private object Value(object value, Shape shape, Type type, string path)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            _ when target.IsInstanceOfType(value) && value is not (IStructure or IList or IDictionary) => value,
            IStructure structure => typeof(IStructure).IsAssignableFrom(target) || !OneValue.Stands(target, structure.Shape)
                ? Structure(structure, target, path)
                : Value(structure[0] ?? throw Misfit(path, target), structure.Shape.Members[0].Shape, target, path),
            IDictionary map when target.GetInterface(nameof(IDictionary)) is not null => Map(map, (MapShape)shape, target, path),
            IList list when target.GetInterface(nameof(IList)) is not null => List(list, (ListShape)shape, target, path),
            string text when typeof(ConstantClass).IsAssignableFrom(target) => Constant(text, target),
            MemoryStream blob when target == typeof(string) => Convert.ToBase64String(blob.ToArray()),
            long time when target == typeof(DateTime) => DateTime.UnixEpoch.AddMilliseconds(time),
            int or long when target == typeof(int) || target == typeof(long) => Convert.ChangeType(
                value,
                target,
                CultureInfo.InvariantCulture
            ),
            _ => throw Misfit(path, target),
        };
    }

    private IList List(IList values, ListShape shape, Type type, string path)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        var element = type.GetGenericArguments()[0];
        for (var i = 0; i < values.Count; i++)
        {
            list.Add(values[i] is { } value ? Value(value, shape.Element, element, $"{path}[{i}]") : null);
        }

        return list;
    }

    private IDictionary Map(IDictionary values, MapShape shape, Type type, string path)
    {
        var map = (IDictionary)Activator.CreateInstance(type)!;
        var element = type.GetGenericArguments()[1];
        foreach (DictionaryEntry entry in values)
        {
            map[entry.Key] = entry.Value is { } value ? Value(value, shape.Value, element, $"{path}['{entry.Key}']") : null;
        }

        return map;
    }

    // An open enumeration: a value that the package does not know makes a constant of its own.
    private static object Constant(string text, Type type) =>
        type.GetMethod("FindValue", BindingFlags.Public | BindingFlags.Static, [typeof(string)]) is { } find
            ? find.Invoke(null, [text])!
            : Activator.CreateInstance(type, text)!;

    private static StructureJsonException Misfit(string path, Type type) => new(path, $"the official client wants a {type.Name} there");
}
