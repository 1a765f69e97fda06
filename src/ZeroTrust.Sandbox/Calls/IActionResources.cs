using ZeroTrust.Policy.Conditions;

namespace ZeroTrust.Sandbox.Calls;

/// <summary>
/// What the actions of one service are checked on (Service Authorization Reference,
/// https://docs.aws.amazon.com/service-authorization/latest/reference/). Marked with
/// <see cref="ServiceAttribute"/> and found by reflection; the actions of a
/// service without one are checked on everything.
/// </summary>
internal interface IActionResources
{
    /// <summary>The resource of the main action of a call, and the policy that the resource carries.</summary>
    RequiredAction Of(Call call, string action);

    /// <summary>The role that a call hands to a service, for which the caller needs <c>iam:PassRole</c>; null for none.</summary>
    string? PassedRole(Call call) => null;

    /// <summary>The service's own condition keys of a call, added to the context.</summary>
    RequestContext Keys(Call call, RequestContext context) => context;
}
