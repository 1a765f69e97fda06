using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using ZeroTrust.Policy.Trails;

namespace ZeroTrust.Policy.Forecasts;

/// <summary>Which requests a change of policy is about at all.</summary>
internal sealed class ForecastScope(PolicyChange change)
{
    /// <summary>Why a record does not count, whatever its resource is; null when it does.</summary>
    public string? WhyOut(ObservedEvent observed) =>
        !observed.IsRequest ? "no requests: reports of services, sign-ins, statistics"
        : observed.Actions is { Count: 0 } ? "in need of no permission"
        : observed.WasRefused ? "refused already"
        : WhyOut(observed.Principal) ?? WhyOutOfTarget(observed);

    private string? WhyOutOfTarget(ObservedEvent observed) =>
        IsOfAnotherAccount(observed) ? "of other accounts"
        : change.Principals.Count > 0 && !IsNamed(observed.Principal) ? "of other principals"
        : change.Layer == PolicyLayer.VpcEndpoint && !IsThroughEndpoint(observed) ? "not through the endpoint"
        : null;

    private string? WhyOut(RequestPrincipal? principal) =>
        change.Layer switch
        {
            PolicyLayer.ServiceControl
            or PolicyLayer.Identity
            or PolicyLayer.Boundary
            or PolicyLayer.Session when principal?.Kind == RequestPrincipalKind.Service => "by services themselves",
            PolicyLayer.Session
                when principal is not null && principal.Kind is not (RequestPrincipalKind.Role or RequestPrincipalKind.FederatedUser) =>
                "by users, who have no session policies",
            _ => null,
        };

    private bool IsOfAnotherAccount(ObservedEvent observed)
    {
        var account = change.Layer is PolicyLayer.Resource or PolicyLayer.ResourceControl
            ? observed.ResourceAccount
            : observed.CallerAccount;
        return change.Accounts.Count > 0 && (account is null || !change.Accounts.Contains(account));
    }

    // The ARN of a session does not have the path of its role: without the issuer the name has to do.
    private bool IsNamed(RequestPrincipal? principal) =>
        principal is not null
        && (
            change.Principals.Contains(principal.RoleArn ?? "")
            || change.Principals.Contains(principal.Arn ?? "")
            || (
                principal is { Kind: RequestPrincipalKind.Role, RoleArn: null }
                && change.Principals.Any(arn =>
                    RequestPrincipal.TryParse(arn, null, out var named)
                    && named.Kind == RequestPrincipalKind.Role
                    && named.Account == principal.Account
                    && named.Name == principal.Name
                )
            )
        );

    private bool IsThroughEndpoint(ObservedEvent observed) =>
        observed.VpcEndpoint is { } endpoint && (change.VpcEndpoints.Count == 0 || change.VpcEndpoints.Contains(endpoint));
}
