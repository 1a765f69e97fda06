using System.Collections;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Serialization;

/// <summary>
/// The one JSON dialect of snapshots, plans, journals and reports: camelCase members, enumerations
/// by name, absent for null, computed members left
/// out. Reading is strict where it protects the rest of the code: a member that cannot be null must be there, and must not be null.
/// </summary>
public static class CoreJson
{
    /// <summary>How deeply a document may be nested.</summary>
    public const int MaximumDepth = 64;

    /// <summary>On one line.</summary>
    public static JsonSerializerOptions Compact { get; } = Create(indented: false);

    /// <summary>For people: indented.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    private static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            IgnoreReadOnlyProperties = true,
            MaxDepth = MaximumDepth,
            WriteIndented = indented,
            // Files, never HTML: the HTML report encodes for itself.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DemandMembers, ReadFormerNames } },
        };
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Makes the compiler's nullability hold for what comes from a file.</summary>
    private static void DemandMembers(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var constructor = type.Type.GetConstructors().FirstOrDefault();
        var mandatory =
            constructor
                ?.GetParameters()
                .Where(static p => !p.HasDefaultValue)
                .Select(static p => p.Name!)
                .ToHashSet(StringComparer.OrdinalIgnoreCase)
            ?? [];
        var nullability = new NullabilityInfoContext();
        var neverNull = new List<JsonPropertyInfo>();
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider is not PropertyInfo member)
            {
                continue;
            }

            var canBeNull = member.PropertyType.IsValueType
                ? Nullable.GetUnderlyingType(member.PropertyType) is not null
                : nullability.Create(member).ReadState != NullabilityState.NotNull;
            if (canBeNull)
            {
                continue;
            }

            property.IsRequired |= mandatory.Contains(member.Name) && property.Set is not null;
            if (!member.PropertyType.IsValueType && property.Get is not null)
            {
                neverNull.Add(property);
            }
        }

        type.OnDeserialized = value =>
        {
            foreach (var property in neverNull)
            {
                var content = property.Get!(value);
                if (content is null || (content is IEnumerable items and not (string or JsonNode) && HoldsNull(items)))
                {
                    throw new JsonException($"'{property.Name}' of {type.Type.Name} must not be null.");
                }
            }
        };
    }

    /// <summary>
    /// A member that was renamed is read from files that call it as before; what the file says under the present name counts more.
    /// </summary>
    private static void ReadFormerNames(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var member in type.Type.GetProperties())
        {
            if (member.GetCustomAttribute<FormerNameAttribute>() is not { } former)
            {
                continue;
            }

            var property = type.CreateJsonPropertyInfo(member.PropertyType, former.Name);
            property.Set = (target, value) =>
            {
                if (member.GetValue(target) is null)
                {
                    member.SetValue(target, value);
                }
            };
            type.Properties.Add(property);
        }
    }

    private static bool HoldsNull(IEnumerable items)
    {
        foreach (var item in items)
        {
            if (item is null)
            {
                return true;
            }
        }

        return false;
    }
}
