using System.Collections.Frozen;
using System.Reflection;

namespace ZeroTrust.Facts;

/// <summary>All kinds of facts, found by their <see cref="FactTypeAttribute"/>; nothing registers a fact.</summary>
public static class FactTypes
{
    private static readonly FrozenDictionary<Type, FactTypeAttribute> ByType = typeof(FactTypes)
        .Assembly.GetTypes()
        .Where(static type => type.IsDefined(typeof(FactTypeAttribute), inherit: false))
        .ToFrozenDictionary(static type => type, static type => type.GetCustomAttribute<FactTypeAttribute>()!);

    private static readonly FrozenDictionary<string, Type> ByName = ByType.ToFrozenDictionary(
        static pair => pair.Value.Name,
        static pair => pair.Key,
        StringComparer.Ordinal
    );

    /// <summary>Names of all kinds of facts.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The stable name of a fact record.</summary>
    /// <exception cref="ArgumentException">The type carries no <see cref="FactTypeAttribute"/>.</exception>
    public static string NameOf(Type type) => Of(type).Name;

    /// <summary>The stable name of a fact record.</summary>
    public static string NameOf<TFact>()
        where TFact : class => NameOf(typeof(TFact));

    /// <summary>What a fact record states about itself.</summary>
    /// <exception cref="ArgumentException">The type carries no <see cref="FactTypeAttribute"/>.</exception>
    public static FactTypeAttribute Of(Type type) =>
        ByType.TryGetValue(type, out var stated)
            ? stated
            : throw new ArgumentException(type.Name + " is not marked with [FactType].", nameof(type));

    /// <summary>What a fact record states about itself.</summary>
    public static FactTypeAttribute Of<TFact>()
        where TFact : class => Of(typeof(TFact));

    /// <summary>What the record of a stable name states about itself.</summary>
    /// <exception cref="ArgumentException">No record has the name.</exception>
    public static FactTypeAttribute Of(string name) =>
        ByName.TryGetValue(name, out var type)
            ? ByType[type]
            : throw new ArgumentException("No fact type is called " + name + ".", nameof(name));

    /// <summary>The IAM action that settles a fact that nobody looked for.</summary>
    public static string ActionOf<TFact>()
        where TFact : class => Of<TFact>().Actions[0];

    /// <summary>The IAM actions that reading some kinds of facts needs, each once, in the order in which they are needed.</summary>
    public static IReadOnlyList<string> ActionsOf(IEnumerable<string> names) =>
        [.. names.SelectMany(static name => Of(name).AllActions).Distinct(StringComparer.Ordinal)];

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
