namespace ZeroTrust.Sandbox.Calls;

/// <summary>The parts that services have of one kind. Found by reflection, in the order of their names; nothing registers a part.</summary>
internal static class ServiceParts
{
    /// <summary>One instance of each class that implements an interface.</summary>
    public static IReadOnlyList<TPart> All<TPart>()
        where TPart : class =>
        [
            .. typeof(ServiceParts)
                .Assembly.GetTypes()
                .Where(static type => type is { IsClass: true, IsAbstract: false } && typeof(TPart).IsAssignableFrom(type))
                .OrderBy(static type => type.FullName, StringComparer.Ordinal)
                .Select(static type => (TPart)Activator.CreateInstance(type)!),
        ];
}
