using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Exposure;

/// <summary>Someone outside the account, standing for all who cannot be told apart by what the policy says.</summary>
/// <param name="Who">In words.</param>
/// <param name="Level">How far a grant to this one reaches.</param>
/// <param name="Principal">As whom requests are made; another name in the same account where the policy asks for one.</param>
/// <param name="Facts">What requests can have.</param>
internal sealed record Outsider(string Who, ExposureLevel Level, RequestPrincipal Principal, KeyFacts Facts)
{
    public bool IsService => Principal.Kind == RequestPrincipalKind.Service;
}
