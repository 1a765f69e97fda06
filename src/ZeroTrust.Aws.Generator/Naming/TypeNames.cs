using ZeroTrust.Aws.Generator.Models;
using ZeroTrust.Aws.Generator.Selection;
using ZeroTrust.Aws.Protocols.Models;

namespace ZeroTrust.Aws.Generator.Naming;

/// <summary>
/// The C# names of everything that is generated for one service. The classes live in two
/// namespaces: client and enumerations in the service's,
/// requests, responses, structures and exceptions in its Model namespace.
/// </summary>
internal sealed class TypeNames
{
    private readonly ServiceSelection _selection;
    private readonly Dictionary<string, string> _structures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _enumerations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public TypeNames(ServiceSelection selection)
    {
        _selection = selection;
        foreach (var operation in selection.Operations)
        {
            _taken.Add(selection.Request(operation));
            _taken.Add(selection.Response(operation));
        }

        foreach (var error in selection.Errors)
        {
            _taken.Add(Identifiers.Exception(error.Name));
        }

        foreach (var shape in selection.Referenced)
        {
            var name = Customization.TypeName(shape.Name) ?? Identifiers.Pascal(shape.Name);
            // The model has both an operation's request and an unrelated structure of that name only rarely; the structure gives way.
            while (!_taken.Add(name))
            {
                name += "Structure";
            }

            _structures.Add(shape.Name, name);
        }

        foreach (var shape in selection.Enumerations)
        {
            var name = Customization.TypeName(shape.Name) ?? Identifiers.Pascal(shape.Name);
            while (!_taken.Add(name))
            {
                name += "Constant";
            }

            _enumerations.Add(shape.Name, name);
        }
    }

    /// <summary>Where the SDK departs from the model.</summary>
    public Customization Customization => _selection.Customization;

    /// <summary>The class of a structure that is part of others.</summary>
    public string Structure(string shape) => _structures[shape];

    /// <summary>Whether a structure is shown as its one value wherever it stands, so that the SDK has no class for it.</summary>
    public bool IsInternal(ModelShape shape) => Customization.UnwrappedMember(shape.Name) is not null && !_selection.IsElement(shape);

    /// <summary>The class of an enumeration.</summary>
    public string Enumeration(string shape) => _enumerations[shape];

    /// <summary>The class of an error.</summary>
    public static string Exception(ModelShape shape) => Identifiers.Exception(shape.Name);

    /// <summary>The properties of a class, in the model's order; names are made unique and different from the class's.</summary>
    /// <param name="className">The class.</param>
    /// <param name="shape">The structure; null for an operation without input or output.</param>
    public IReadOnlyList<MemberProperty> Properties(string className, ModelShape? shape)
    {
        if (shape is null)
        {
            return [];
        }

        var names = new HashSet<string>(StringComparer.Ordinal) { className };
        var properties = new List<MemberProperty>(shape.Members.Count);
        foreach (var (member, slot) in shape.Members.Select((member, slot) => (member, slot)))
        {
            if (Customization.IsHidden(className, shape.Name, member.Name))
            {
                continue;
            }

            var name = Customization.MemberName(className, shape.Name, member.Name) ?? Identifiers.Pascal(member.Name);
            while (!names.Add(name))
            {
                name += "Value";
            }

            properties.Add(new MemberProperty(name, member, slot, TypeOf(className, shape, member)));
        }

        return properties;
    }

    /// <summary>What one gets by enumerating a list or map member; null for other members.</summary>
    public string? ElementOf(ModelMember member) =>
        member.Shape.Type switch
        {
            "list" => ElementType(member.Shape.Element, asMember: false),
            "map" => $"KeyValuePair<string, {ElementType(member.Shape.Value, asMember: false)}>",
            _ => null,
        };

    private PropertyType TypeOf(string className, ModelShape owner, ModelMember member)
    {
        var shape = member.Shape;
        if (Customization.IsEpochMilliseconds(className, owner.Name, member.Name))
        {
            return new PropertyType("DateTime?", PropertyForm.EpochMilliseconds);
        }

        if (Customization.IsText(shape.Name))
        {
            return new PropertyType("string", PropertyForm.Base64);
        }

        if (Customization.UnwrappedMember(shape.Name) is { } inner && shape.Type == "structure")
        {
            var value = shape.Members.First(candidate => candidate.Name == inner);
            return new PropertyType(
                ElementType(value, asMember: true),
                PropertyForm.Unwrapped,
                Structure(shape.Name),
                Identifiers.Pascal(inner)
            );
        }

        var type = ElementType(member, asMember: true);
        return shape.Type == "string" && shape.Enumeration.Count > 0
            ? new PropertyType(type, PropertyForm.Enumeration)
            : new PropertyType(type, PropertyForm.Plain);
    }

    // A class of the model hides the framework's class of the same name.
    private string Framework(string name, string space) => _taken.Contains(name) ? $"global::{space}.{name}" : name;

    private string ElementType(ModelMember reference, bool asMember)
    {
        var shape = reference.Shape;
        if (shape.Is("eventstream"))
        {
            return Framework("Stream", "System.IO");
        }

        if (shape.Is("document"))
        {
            return Framework("Document", "Amazon.Runtime.Documents");
        }

        var optional = asMember ? "?" : "";
        return shape.Type switch
        {
            "string" => asMember && shape.Enumeration.Count > 0 ? Enumeration(shape.Name) : "string",
            "blob" => shape.Is("streaming") || reference.Is("streaming")
                ? Framework("Stream", "System.IO")
                : Framework("MemoryStream", "System.IO"),
            "boolean" => "bool" + optional,
            "integer" => "int" + optional,
            "long" => "long" + optional,
            "float" => "float" + optional,
            "double" => "double" + optional,
            "timestamp" => Framework("DateTime", "System") + optional,
            "structure" => Structure(shape.Name),
            "list" => $"{Framework("List", "System.Collections.Generic")}<{ElementType(shape.Element, asMember: false)}>",
            "map" => $"{Framework("Dictionary", "System.Collections.Generic")}<string, {ElementType(shape.Value, asMember: false)}>",
            _ => throw new ModelException($"{_selection.Source.Folder}: shape {shape.Name} is of unknown type '{shape.Type}'."),
        };
    }
}
