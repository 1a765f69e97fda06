using System.Reflection;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Core.Planning;

/// <summary>All planners of an assembly, by intent. Nothing registers a planner: classes that implement
/// <see cref="IPlanner{TIntent}"/> are found.</summary>
public sealed class PlannerCatalogue
{
    private readonly Dictionary<Type, object> _byIntent = [];

    private PlannerCatalogue() { }

    /// <summary>The intents that something can plan.</summary>
    public IReadOnlyCollection<Type> Intents => _byIntent.Keys;

    /// <summary>The planner of an intent.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.ControlMalformed"/>: no class plans
    /// it, which is a defect of the build.</exception>
    public IPlanner<TIntent> For<TIntent>()
        where TIntent : class =>
        _byIntent.GetValueOrDefault(typeof(TIntent)) as IPlanner<TIntent>
        ?? throw Malformed(typeof(TIntent).Name, $"No class plans {typeof(TIntent).Name}.");

    /// <summary>Finds the planners of an assembly.</summary>
    /// <exception cref="ZeroTrustException"><see cref="ErrorIds.ControlMalformed"/>: two classes plan the same intent.</exception>
    public static PlannerCatalogue Load(Assembly assembly)
    {
        var catalogue = new PlannerCatalogue();
        foreach (var type in assembly.GetTypes().Where(static type => type is { IsClass: true, IsAbstract: false, IsGenericType: false }))
        {
            foreach (
                var planner in type.GetInterfaces().Where(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IPlanner<>))
            )
            {
                if (!catalogue._byIntent.TryAdd(planner.GetGenericArguments()[0], Activator.CreateInstance(type, nonPublic: true)!))
                {
                    throw Malformed(type.Name, $"Two classes plan {planner.GetGenericArguments()[0].Name}; one of them is {type.Name}.");
                }
            }
        }

        return catalogue;
    }

    private static ZeroTrustException Malformed(string target, string message) =>
        new(ErrorIds.ControlMalformed, FailureKind.InvalidData, target, message, "");
}
