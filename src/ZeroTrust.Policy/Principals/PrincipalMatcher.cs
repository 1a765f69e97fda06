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
    /// <param name="trace">Names the doubts; null when nobody asks.</param>
    public PrincipalGrant Match(RequestPrincipal principal, bool isDenied, bool hasBoundary, DecisionTrace? trace = null)
    {
        if (_isNot)
        {
            return MatchNot(principal, isDenied && hasBoundary, trace);
        }

        var result = PrincipalGrant.None;
        foreach (var entry in _entries)
        {
            result = result.Or(entry.Match(principal, trace));
            if (result.Direct.IsTrue)
            {
                break;
            }
        }
        return result;
    }

    /// <summary>NotPrincipal exempts a user when the user and its account are named, a session when its role and its account are named.
    /// When only some are, AWS says that the policy "might deny access", depending on the service.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html</summary>
    private PrincipalGrant MatchNot(RequestPrincipal principal, bool alwaysDenied, DecisionTrace? trace)
    {
        // "The NotPrincipal element with a Deny effect will always deny any IAM principal that has a permissions boundary policy attached."
        if (alwaysDenied)
        {
            return PrincipalGrant.OfDirect(DoubtedTruth.True);
        }

        DoubtedTruth everyone = default,
            account = default,
            itself = default,
            any = default;
        foreach (var entry in _entries)
        {
            var match = entry.Match(principal, trace);
            any = any.Or(match.Any);
            if (entry.IsEveryone)
            {
                everyone = DoubtedTruth.True;
            }
            else if (entry.IsAccount)
            {
                account = account.Or(match.Any);
            }
            else if (entry.IsSession && principal.Kind == RequestPrincipalKind.Role)
            {
                continue;
            }
            else
            {
                itself = itself.Or(match.Any);
            }
        }
        var needsBoth = principal.Kind is RequestPrincipalKind.User or RequestPrincipalKind.Role or RequestPrincipalKind.FederatedUser;
        var exempt = everyone.Or(needsBoth ? account.And(itself) : any);
        if (exempt.IsTrue)
        {
            return PrincipalGrant.None;
        }

        if (any.IsFalse)
        {
            return PrincipalGrant.OfDirect(DoubtedTruth.True);
        }

        if (any.IsTrue && exempt.IsFalse)
        {
            return PrincipalGrant.OfDirect(trace.OnUndefined(UndefinedCase.NotPrincipalInPart));
        }

        return PrincipalGrant.OfDirect(any.IsTrue ? exempt : any.Or(exempt));
    }
}
