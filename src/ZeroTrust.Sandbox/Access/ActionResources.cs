using System.Collections.Frozen;
using System.Reflection;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Access;

/// <summary>The resource that an action is checked on, as the service of the call knows it.</summary>
internal static class ActionResources
{
    private static readonly FrozenDictionary<string, IActionResources> ByService = ServiceParts
        .All<IActionResources>()
        .ToFrozenDictionary(static part => part.GetType().GetCustomAttribute<ServiceAttribute>()!.Id, StringComparer.Ordinal);

    /// <summary>The resource of the main action of a call.</summary>
    public static RequiredAction Of(Call call, string action) =>
        ByService.GetValueOrDefault(call.Service)?.Of(call, action) ?? new(action, "*");

    /// <summary>The role that a call hands to a service; null for none.</summary>
    public static string? PassedRole(Call call) => ByService.GetValueOrDefault(call.Service)?.PassedRole(call);

    /// <summary>The context with the condition keys of the call's service.</summary>
    public static RequestContext Keys(Call call, RequestContext context) =>
        ByService.GetValueOrDefault(call.Service)?.Keys(call, context) ?? context;
}
