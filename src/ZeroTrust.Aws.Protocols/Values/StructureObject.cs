using Amazon.Runtime;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Values;

/// <summary>The base of generated model classes: a structure inside requests and responses.</summary>
public abstract class StructureObject : IStructure
{
    private Slots _slots;

    /// <summary>An empty value.</summary>
    /// <param name="shape">What the members are.</param>
    protected StructureObject(StructureShape shape) => _slots = new(shape);

    StructureShape IStructure.Shape => _slots.Shape;

    object? IStructure.this[int slot]
    {
        get => _slots.Get(slot);
        set => _slots.Set(slot, value);
    }

    /// <summary>The value of a member, or the type's default when not set.</summary>
    /// <typeparam name="T">The type that the slot holds: a reference type or a nullable value type.</typeparam>
    /// <param name="slot">The member's slot.</param>
    protected T? GetSlot<T>(int slot) => (T?)_slots.Get(slot);

    /// <summary>Sets a member; null unsets it.</summary>
    /// <typeparam name="T">The type that the slot holds.</typeparam>
    /// <param name="slot">The member's slot.</param>
    /// <param name="value">The value or null.</param>
    protected void SetSlot<T>(int slot, T? value) => _slots.Set(slot, value);

    /// <summary>The enumeration value of a member, or null.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="slot">The member's slot.</param>
    protected T? GetConstant<T>(int slot)
        where T : ConstantClass, IConstant<T> => _slots.GetConstant<T>(slot);

    /// <summary>Sets an enumeration member; null unsets it.</summary>
    /// <param name="slot">The member's slot.</param>
    /// <param name="value">The constant or null.</param>
    protected void SetConstant(int slot, ConstantClass? value) => _slots.Set(slot, value?.Value);
}
