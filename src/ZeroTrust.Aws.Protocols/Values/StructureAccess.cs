using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Values;

/// <summary>Access to the members of any structure by API name.</summary>
public static class StructureAccess
{
    /// <summary>The value of a member, or null when not set.</summary>
    /// <param name="structure">The structure.</param>
    /// <param name="name">The API name of the member, case-sensitive.</param>
    /// <exception cref="ArgumentException">The structure has no such member.</exception>
    public static object? Get(this IStructure structure, string name) => structure[Slot(structure, name)];

    /// <summary>The value of a member in its type; the default when not set.</summary>
    /// <typeparam name="T">A reference type or nullable value type.</typeparam>
    /// <param name="structure">The structure.</param>
    /// <param name="name">The API name of the member, case-sensitive.</param>
    /// <exception cref="ArgumentException">The structure has no such member.</exception>
    public static T? Get<T>(this IStructure structure, string name) => (T?)structure[Slot(structure, name)];

    /// <summary>Sets a member; null unsets it.</summary>
    /// <param name="structure">The structure.</param>
    /// <param name="name">The API name of the member, case-sensitive.</param>
    /// <param name="value">The value or null.</param>
    /// <exception cref="ArgumentException">The structure has no such member.</exception>
    public static void Set(this IStructure structure, string name, object? value) => structure[Slot(structure, name)] = value;

    /// <summary>An empty element for a list member, of the class that the list holds.</summary>
    /// <param name="structure">The structure that has the list.</param>
    /// <param name="name">The API name of the list member.</param>
    /// <exception cref="ArgumentException">There is no such member, or it is not a list of structures.</exception>
    public static IStructure NewElement(this IStructure structure, string name) =>
        structure.Shape.Members[Slot(structure, name)].Shape is ListShape { Element: StructureShape element }
            ? element.New()
            : throw new ArgumentException($"{structure.Shape.Name}.{name} is not a list of structures.", nameof(name));

    /// <summary>Appends to a list member, making the list when it is not set.</summary>
    /// <param name="structure">The structure that has the list.</param>
    /// <param name="name">The API name of the list member.</param>
    /// <param name="element">The element.</param>
    /// <exception cref="ArgumentException">There is no such member, or it is not a list.</exception>
    public static void Append(this IStructure structure, string name, object element)
    {
        var slot = Slot(structure, name);
        if (structure.Shape.Members[slot].Shape is not ListShape list)
        {
            throw new ArgumentException($"{structure.Shape.Name}.{name} is not a list.", nameof(name));
        }

        var values = (System.Collections.IList)(structure[slot] ??= list.NewList());
        values.Add(element);
    }

    /// <summary>An empty structure for a structure member.</summary>
    /// <param name="structure">The structure that has the member.</param>
    /// <param name="name">The API name of the member.</param>
    /// <exception cref="ArgumentException">There is no such member, or it is not a structure.</exception>
    public static IStructure NewMember(this IStructure structure, string name) =>
        structure.Shape.Members[Slot(structure, name)].Shape is StructureShape shape
            ? shape.New()
            : throw new ArgumentException($"{structure.Shape.Name}.{name} is not a structure.", nameof(name));

    private static int Slot(IStructure structure, string name) =>
        structure.Shape.Member(name)?.Index
        ?? throw new ArgumentException($"{structure.Shape.Service.ServiceId} {structure.Shape.Name} has no member '{name}'.", nameof(name));
}
