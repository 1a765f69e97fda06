using System.Collections;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Values;

/// <summary>Makes values, lists and maps of one .NET type, so that codecs need no reflection.</summary>
public abstract class ValueFactory
{
    private protected ValueFactory() { }

    internal static ValueFactory Untyped { get; } = new UntypedFactory();

    /// <summary>Whether lists and maps of the type can hold null.</summary>
    internal abstract bool HoldsNull { get; }

    /// <summary>The factory of a generated class.</summary>
    /// <typeparam name="T">The class.</typeparam>
    public static ValueFactory Of<T>()
        where T : class, IStructure, new() => StructureFactory<T>.Instance;

    internal abstract IStructure NewStructure(StructureShape shape);

    internal abstract IList NewList();

    internal abstract IDictionary NewMap();

    internal abstract ValueFactory OfList();

    internal abstract ValueFactory OfMap();

    private sealed class StructureFactory<T> : ValueFactory<T>
        where T : class, IStructure, new()
    {
        internal static readonly StructureFactory<T> Instance = new();

        internal override IStructure NewStructure(StructureShape shape) => new T();
    }

    private sealed class UntypedFactory : ValueFactory<StructureValue>
    {
        internal override IStructure NewStructure(StructureShape shape) => new StructureValue(shape);
    }
}
