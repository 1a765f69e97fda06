using Amazon.Runtime;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Values;

/// <summary>The members' values of one structure. The array is made when the first member is set.</summary>
internal struct Slots(StructureShape shape)
{
    private object?[]? _values;

    internal StructureShape Shape { get; } = shape;

    internal readonly object? Get(int slot) => _values?[slot];

    internal void Set(int slot, object? value)
    {
        if (_values is null && value is null)
        {
            return;
        }

        (_values ??= new object?[Shape.Members.Count])[slot] = value;
    }

    internal readonly T? GetConstant<T>(int slot)
        where T : ConstantClass, IConstant<T> => _values?[slot] is string value ? T.FindValue(value) : null;
}
