using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Principals;

/// <summary>Matches the Principal or NotPrincipal element.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</summary>
internal sealed class PrincipalMatcher
{
    private readonly bool _isNot;
    private readonly NamedPrincipal[] _entries;

    public PrincipalMatcher(PrincipalElement element)
    {
        _isNot = element.IsNot;
        _entries = [.. element.Entries.Select(e => new NamedPrincipal(e))];
    }

    /// <summary>How the element names a principal.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="isDenied">Whether the statement denies, which NotPrincipal depends on.</param>
    /// <param name="hasBoundary">Whether the principal has a permissions boundary, which NotPrincipal depends on.</param>
    public PrincipalGrant Match(RequestPrincipal principal, bool isDenied, bool hasBoundary)
    {
        if (_isNot) return MatchNot(principal, isDenied && hasBoundary);
        var result = PrincipalGrant.None;
        foreach (var entry in _entries)
        {
            result = result.Or(entry.Match(principal));
            if (result.Direct == Truth.True) break;
        }
        return result;
    }

    /// <summary>NotPrincipal exempts a user when the user and its account are named, a session when its role and its account are named.
    /// When only some are, AWS says that the policy "might deny access", depending on the service.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html</summary>
    private PrincipalGrant MatchNot(RequestPrincipal principal, bool alwaysDenied)
    {
        // "The NotPrincipal element with a Deny effect will always deny any IAM principal that has a permissions boundary policy attached."
        if (alwaysDenied) return PrincipalGrant.OfDirect(Truth.True);
        Truth everyone = Truth.False, account = Truth.False, itself = Truth.False, any = Truth.False;
        foreach (var entry in _entries)
        {
            var match = entry.Match(principal);
            any = any.Or(match.Any);
            if (entry.IsEveryone) everyone = Truth.True;
            else if (entry.IsAccount) account = account.Or(match.Any);
            else if (entry.IsSession && principal.Kind == RequestPrincipalKind.Role) continue;
            else itself = itself.Or(match.Any);
        }
        var needsBoth = principal.Kind is RequestPrincipalKind.User or RequestPrincipalKind.Role or RequestPrincipalKind.FederatedUser;
        var exempt = everyone.Or(needsBoth ? account.And(itself) : any);
        if (exempt == Truth.True) return PrincipalGrant.None;
        return PrincipalGrant.OfDirect(any == Truth.False ? Truth.True : Truth.Unknown);
    }
}
