using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Principals;

/// <summary>One principal that a statement names, in the form that matching uses. Wildcards
/// other than a lone <c>*</c> are not wildcards here:
/// "You cannot use a wildcard to match part of a principal name or ARN"
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).</summary>
internal sealed class NamedPrincipal
{
    private readonly Form _form;
    private readonly string _text;
    private readonly string _account = "";
    private readonly string _name = "";

    public NamedPrincipal(PrincipalEntry entry)
    {
        _text = entry.Text;
        switch (entry.Kind)
        {
            case PrincipalKind.Service:
                _form = Form.Service;
                return;
            case PrincipalKind.Federated:
                _form = Form.Federated;
                return;
            case PrincipalKind.CanonicalUser:
                _form = Form.CanonicalUser;
                return;
        }
        if (entry.Text == "*")
        {
            _form = Form.Everyone;
        }
        else if (Arn.IsAccount(entry.Text))
        {
            (_form, _account) = (Form.Account, entry.Text);
        }
        else if (Arn.TryParse(entry.Text, out var arn))
        {
            _account = arn.Account;
            _name = arn.ResourceName;
            _form = (arn.Service, arn.ResourceType) switch
            {
                ("iam", "") when arn.IsRoot => Form.Account,
                ("iam", "user") => Form.User,
                ("iam", "role") => Form.Role,
                ("sts", "assumed-role") => Form.Session,
                ("sts", "federated-user") => Form.FederatedUser,
                _ => Form.Nobody,
            };
            // assumed-role/<role>/<session>
            if (_form == Form.Session)
            {
                _name = arn.ResourceId.Split('/') is [var role, _] ? role : "";
            }
        }
        // The unique identifier that an ARN becomes when its user or role is deleted.
        else if (entry.Text.StartsWith("AIDA", StringComparison.Ordinal) || entry.Text.StartsWith("AROA", StringComparison.Ordinal))
        {
            _form = Form.UniqueId;
        }
    }

    private enum Form : byte
    {
        Nobody,
        Everyone,
        Account,
        User,
        Role,
        Session,
        FederatedUser,
        UniqueId,
        Service,
        Federated,
        CanonicalUser,
    }

    public bool IsEveryone => _form == Form.Everyone;

    public bool IsAccount => _form is Form.Account or Form.CanonicalUser;

    public bool IsSession => _form == Form.Session;

    public PrincipalGrant Match(RequestPrincipal principal, DecisionTrace? trace = null)
    {
        switch (_form)
        {
            // "anonymous": everyone, with or without credentials. A grant to everyone is a grant to the session itself:
            // "Permissions boundaries and session policies do not limit permissions granted
            // using ... a wildcard(*) in the Principal element".
            case Form.Everyone:
                return PrincipalGrant.OfDirect(DoubtedTruth.True);
            // Naming an account "delegates authority to the account": its root may act, others need identity policies.
            case Form.Account:
                return Same(_account, principal.Account) ? OfAccount(principal, DoubtedTruth.True) : PrincipalGrant.None;
            case Form.User:
                return MatchUser(principal, trace);
            case Form.Role:
                return principal.Kind == RequestPrincipalKind.Role && IsRole(principal)
                    ? PrincipalGrant.OfRole(DoubtedTruth.True)
                    : PrincipalGrant.None;
            case Form.Session:
                if (principal.Kind != RequestPrincipalKind.Role || !Same(_account, principal.Account) || !Same(_name, principal.Name))
                {
                    return PrincipalGrant.None;
                }

                return PrincipalGrant.OfDirect(Is(principal.Arn, UnknownFact.SessionName, trace));
            case Form.FederatedUser:
                return PrincipalGrant.OfDirect(
                    DoubtedTruth.Of(principal.Kind == RequestPrincipalKind.FederatedUser && Same(_text, principal.Arn))
                );
            case Form.UniqueId:
                return MatchUniqueId(principal, trace);
            case Form.Service:
                return PrincipalGrant.OfDirect(
                    DoubtedTruth.Of(
                        principal.Kind == RequestPrincipalKind.Service
                            && (_text == "*" || _text.Equals(principal.Provider, StringComparison.OrdinalIgnoreCase))
                    )
                );
            case Form.Federated:
                return MatchFederated(principal, trace);
            case Form.CanonicalUser:
                return principal.HasAccount
                    ? OfAccount(principal, Is(principal.CanonicalUserId, UnknownFact.CanonicalUserId, trace))
                    : PrincipalGrant.None;
            default:
                return PrincipalGrant.None;
        }
    }

    private static bool Same(string left, string? right) => string.Equals(left, right, StringComparison.Ordinal);

    private static PrincipalGrant OfAccount(RequestPrincipal principal, DoubtedTruth match) =>
        principal.Kind == RequestPrincipalKind.Root ? PrincipalGrant.OfDirect(match) : PrincipalGrant.OfAccount(match);

    /// <summary>Whether the entry is what the principal has; depends on the fact where that is not known.</summary>
    private DoubtedTruth Is(string? has, UnknownFact fact, DecisionTrace? trace) =>
        has is null ? trace.OnFact(fact) : DoubtedTruth.Of(Same(_text, has));

    /// <summary>A session's ARN lacks the role's path, but role names are unique within an account.</summary>
    private bool IsRole(RequestPrincipal principal) =>
        principal.RoleArn is not null ? Same(_text, principal.RoleArn) : Same(_account, principal.Account) && Same(_name, principal.Name);

    private PrincipalGrant MatchUser(RequestPrincipal principal, DecisionTrace? trace) =>
        principal.Kind switch
        {
            RequestPrincipalKind.User => PrincipalGrant.OfDirect(DoubtedTruth.Of(Same(_text, principal.Arn))),
            // "if a resource-based policy grants permission to the ARN of the IAM user who
            // federated, then requests made by the federated user
            // during the session are limited by an implicit deny in a permission boundary or session policy".
            RequestPrincipalKind.FederatedUser when Same(_account, principal.Account) => PrincipalGrant.OfRole(
                Is(principal.IssuerArn, UnknownFact.SessionIssuer, trace)
            ),
            _ => PrincipalGrant.None,
        };

    private PrincipalGrant MatchUniqueId(RequestPrincipal principal, DecisionTrace? trace)
    {
        var isUser = _text.StartsWith("AIDA", StringComparison.Ordinal);
        if (principal.Kind != (isUser ? RequestPrincipalKind.User : RequestPrincipalKind.Role))
        {
            return PrincipalGrant.None;
        }

        var match = Is(principal.UniqueId, UnknownFact.UniqueId, trace);
        return isUser ? PrincipalGrant.OfDirect(match) : PrincipalGrant.OfRole(match);
    }

    /// <summary>The token's provider, or the one that a role session was made with ("Web identity session
    /// principals", "SAML session principals").</summary>
    private PrincipalGrant MatchFederated(RequestPrincipal principal, DecisionTrace? trace) =>
        principal.Kind switch
        {
            RequestPrincipalKind.Federated => PrincipalGrant.OfDirect(DoubtedTruth.Of(_text == "*" || Same(_text, principal.Provider))),
            RequestPrincipalKind.Role when principal.Provider is "" => PrincipalGrant.None,
            RequestPrincipalKind.Role when principal.Provider is not null && _text == "*" => PrincipalGrant.OfDirect(DoubtedTruth.True),
            RequestPrincipalKind.Role => PrincipalGrant.OfDirect(Is(principal.Provider, UnknownFact.SessionProvider, trace)),
            _ => PrincipalGrant.None,
        };
}
