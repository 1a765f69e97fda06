using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Nodes;

namespace ZeroTrust.Sandbox.Calls;

/// <summary>All operations that the sandbox answers, found by <see cref="ServiceAttribute"/>.</summary>
internal static class Operations
{
    private static readonly FrozenDictionary<(string Service, string Operation), Func<Call, JsonObject>> All = Discover();

    /// <summary>Service ids and names of operations.</summary>
    public static IEnumerable<(string Service, string Operation)> List => All.Keys;

    /// <summary>What answers an operation, or null.</summary>
    public static Func<Call, JsonObject>? Find(string service, string operation) => All.GetValueOrDefault((service, operation));

    private static FrozenDictionary<(string Service, string Operation), Func<Call, JsonObject>> Discover() =>
        (
            from type in typeof(Operations).Assembly.GetTypes()
            let service = type.GetCustomAttribute<ServiceAttribute>()
            where service is not null
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where
                method.ReturnType == typeof(JsonObject)
                && method.GetParameters() is [{ ParameterType: var parameter }]
                && parameter == typeof(Call)
            select KeyValuePair.Create((service.Id, method.Name), method.CreateDelegate<Func<Call, JsonObject>>())
        ).ToFrozenDictionary();
}
