using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.EffectiveAccess;

/// <summary>A principal with its policies.</summary>
/// <param name="Principal">The principal.</param>
/// <param name="Policies">Its policies.</param>
public sealed record PrincipalAccess(RequestPrincipal Principal, PolicySet Policies)
{
    /// <summary>Condition keys of its requests; null for those that are given for all.</summary>
    public RequestContext? Context { get; init; }
}
