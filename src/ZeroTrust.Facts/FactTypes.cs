using System.Collections.Frozen;
using System.Reflection;

namespace ZeroTrust.Facts;

/// <summary>All kinds of facts, found by their <see cref="FactTypeAttribute"/>; nothing registers a fact.</summary>
public static class FactTypes
{
    private static readonly FrozenDictionary<string, Type> ByName = typeof(FactTypes)
        .Assembly.GetTypes()
        .Where(static type => type.IsDefined(typeof(FactTypeAttribute), inherit: false))
        .ToFrozenDictionary(static type => type.GetCustomAttribute<FactTypeAttribute>()!.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> ByType = ByName.ToFrozenDictionary(
        static pair => pair.Value,
        static pair => pair.Key
    );

    /// <summary>Names of all kinds of facts.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The stable name of a fact record.</summary>
    /// <exception cref="ArgumentException">The type carries no <see cref="FactTypeAttribute"/>.</exception>
    public static string NameOf(Type type) =>
        ByType.TryGetValue(type, out var name)
            ? name
            : throw new ArgumentException(type.Name + " is not marked with [FactType].", nameof(type));

    /// <summary>The stable name of a fact record.</summary>
    public static string NameOf<TFact>()
        where TFact : class => NameOf(typeof(TFact));

    /// <summary>The record of a stable name, or null when this version does not know it.</summary>
    public static Type? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Makes a <see cref="Known{TFact}"/> for a value whose type is not known at compile time.</summary>
    public static IFact Known(ResourceRef resource, object value) =>
        (IFact)Activator.CreateInstance(typeof(Known<>).MakeGenericType(value.GetType()), resource, value)!;

    /// <summary>Makes a <see cref="Missing{TFact}"/> for a kind of fact given by name.</summary>
    public static IFact Missing(string factType, ResourceRef resource, Gap gap)
    {
        var type = Find(factType) ?? throw new ArgumentException("No fact type is called " + factType + ".", nameof(factType));
        return (IFact)Activator.CreateInstance(typeof(Missing<>).MakeGenericType(type), resource, gap)!;
    }
}
