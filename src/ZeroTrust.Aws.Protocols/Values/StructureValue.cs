using System.Collections;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Values;

/// <summary>A structure without a generated class: members by name. Supports collection initialisers.</summary>
public sealed class StructureValue : StructureObject, IEnumerable<KeyValuePair<string, object>>
{
    /// <summary>An empty value.</summary>
    /// <param name="shape">What the members are.</param>
    public StructureValue(StructureShape shape)
        : base(shape) { }

    /// <summary>The value of a member, or null when not set.</summary>
    /// <param name="name">The API name of the member.</param>
    /// <exception cref="ArgumentException">The structure has no such member.</exception>
    public object? this[string name]
    {
        get => ((IStructure)this).Get(name);
        set => ((IStructure)this).Set(name, value);
    }

    /// <summary>Sets a member.</summary>
    /// <param name="name">The API name of the member.</param>
    /// <param name="value">The value or null.</param>
    public void Add(string name, object? value) => this[name] = value;

    /// <summary>The members that are set.</summary>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator()
    {
        var self = (IStructure)this;
        foreach (var member in self.Shape.Members)
        {
            if (self[member.Index] is { } value)
            {
                yield return new(member.Name, value);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
