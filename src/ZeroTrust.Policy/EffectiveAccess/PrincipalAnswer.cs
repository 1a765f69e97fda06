using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.EffectiveAccess;

/// <summary>A principal that can do something, or might.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Decision">Allowed, or indeterminate with what is not known.</param>
public sealed record PrincipalAnswer(AccessRequest Request, Decision Decision)
{
    /// <summary>The principal.</summary>
    public RequestPrincipal Principal => Request.Principal;
}
