using System.Collections;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Values;

/// <summary>The factory of one type.</summary>
/// <typeparam name="T">The type of a slot, list element or map value.</typeparam>
internal class ValueFactory<T> : ValueFactory
{
    internal override bool HoldsNull => default(T) is null;

    internal override IStructure NewStructure(StructureShape shape) =>
        throw new InvalidOperationException($"{typeof(T)} is not a structure.");

    internal override IList NewList() => new List<T>();

    internal override IDictionary NewMap() => new Dictionary<string, T>(StringComparer.Ordinal);

    internal override ValueFactory OfList() => new ValueFactory<List<T>>();

    internal override ValueFactory OfMap() => new ValueFactory<Dictionary<string, T>>();
}
