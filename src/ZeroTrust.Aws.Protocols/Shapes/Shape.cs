using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>The description of a kind of value in a service model. Immutable.</summary>
public abstract class Shape
{
    private protected Shape(ShapeKind kind) => Kind = kind;

    /// <summary>What values of this shape are.</summary>
    public ShapeKind Kind { get; }

    /// <summary>Makes the .NET collections that hold values of this shape.</summary>
    internal abstract ValueFactory Factory { get; }
}
