using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Sending;

/// <summary>What an official client calls the operations and members of the API. The service's table says what follows no rule.</summary>
internal sealed class OfficialNames
{
    private static readonly ConcurrentDictionary<ServiceShape, OfficialNames> Known = new();
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _operations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(Type Type, StructureShape Structure, int Slot), PropertyInfo?> _properties = new();

    private OfficialNames(ServiceShape service)
    {
        foreach (var line in Encoding.UTF8.GetString(service.Source.OfficialNames).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ');
            _names.Add(parts[0] + " " + parts[1], parts[2]);
            if (parts[0] == "operation")
            {
                _operations.Add(parts[2], parts[1]);
            }
        }
    }

    /// <summary>The names of one service.</summary>
    public static OfficialNames Of(ServiceShape service) => Known.GetOrAdd(service, static service => new(service));

    /// <summary>The client's method without Async, and what its request and response classes begin with.</summary>
    public string Method(OperationShape operation) => _names.GetValueOrDefault("operation " + operation.Name, operation.Name);

    /// <summary>What the API calls a method of the client.</summary>
    public string Operation(string method) => _operations.GetValueOrDefault(method, method);

    /// <summary>The response's property that holds the whole output; null where the members stand in the response.</summary>
    public string? ResponseProperty(OperationShape operation) => _names.GetValueOrDefault("response " + operation.Name);

    /// <summary>The property that shows a member in a class of the client; null where there is none.</summary>
    public PropertyInfo? Property(Type type, StructureShape structure, MemberShape member) =>
        _properties.GetOrAdd(
            (type, structure, member.Index),
            static (key, names) => Find(key.Type, names.Name(key.Structure, key.Structure.Members[key.Slot])),
            this
        );

    /// <summary>A property by name, the nearest one where a class hides another's.</summary>
    public static PropertyInfo? Find(Type type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly) is { } property)
            {
                return property;
            }
        }

        return null;
    }

    private string Name(StructureShape structure, MemberShape member) =>
        _names.GetValueOrDefault($"member {structure.Name}.{member.Name}", char.ToUpperInvariant(member.Name[0]) + member.Name[1..]);
}
