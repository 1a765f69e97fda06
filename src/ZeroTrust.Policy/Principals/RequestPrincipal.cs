using ZeroTrust.Policy.Decisions;

namespace ZeroTrust.Policy.Principals;

/// <summary>The one who makes a request.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</summary>
public sealed record RequestPrincipal
{
    private RequestPrincipal(RequestPrincipalKind kind) => Kind = kind;

    /// <summary>Someone without credentials.</summary>
    public static RequestPrincipal Anonymous { get; } = new(RequestPrincipalKind.Anonymous);

    /// <summary>The kind.</summary>
    public RequestPrincipalKind Kind { get; }

    /// <summary>The ARN of the user, the session or the root; null for a role whose session is
    /// not fixed, and where there is none.</summary>
    public string? Arn { get; private init; }

    /// <summary>The account; null for services, federated and anonymous principals.</summary>
    public string? Account { get; private init; }

    /// <summary>The name of the user or role, without path; null otherwise.</summary>
    public string? Name { get; private init; }

    /// <summary>The ARN of the role of a session; null when only the session's ARN is known, which does not have the role's path.</summary>
    public string? RoleArn { get; private init; }

    /// <summary>The service principal or the identity provider. For a session of a role: the provider that it was made with, empty
    /// when with none, null when not known.</summary>
    public string? Provider { get; init; }

    /// <summary>The unique identifier (AIDA..., AROA...); null when not known.</summary>
    public string? UniqueId { get; init; }

    /// <summary>The canonical identifier of the account; null when not known.</summary>
    public string? CanonicalUserId { get; init; }

    /// <summary>For a federated user: the ARN of the user who made the session; null when not known.</summary>
    public string? IssuerArn { get; init; }

    /// <summary>Whether it is a service-linked role, which SCPs and RCPs do not restrict.
    /// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html</summary>
    public Truth IsServiceLinkedRole { get; init; }

    /// <summary>Whether the principal belongs to an account and has identity policies.</summary>
    internal bool HasAccount => Account is not null;

    /// <summary>The principal of an ARN of a user, role, role session, federated user or root,
    /// or an account's number for its root.</summary>
    /// <param name="text">The ARN or number.</param>
    /// <param name="roleArn">For a session: the ARN of its role, which settles the role's path.</param>
    /// <returns>The principal.</returns>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static RequestPrincipal Parse(string text, string? roleArn = null) =>
        TryParse(text, roleArn, out var principal)
            ? principal
            : throw new FormatException($"'{text}' is not the ARN of a user, role, session or root.");

    /// <summary>The principal of an ARN, as <see cref="Parse"/>.</summary>
    /// <param name="text">The ARN or number.</param>
    /// <param name="roleArn">For a session: the ARN of its role.</param>
    /// <param name="principal">The principal.</param>
    /// <returns>Whether the text names one.</returns>
    public static bool TryParse(
        string text,
        string? roleArn,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RequestPrincipal? principal
    )
    {
        principal = null;
        if (Policy.Arn.IsAccount(text))
        {
            text = $"arn:aws:iam::{text}:root";
        }

        if (!Policy.Arn.TryParse(text, out var arn) || arn.Account.Length == 0)
        {
            return false;
        }

        principal = (arn.Service, arn.ResourceType) switch
        {
            ("iam", "") when arn.IsRoot => new(RequestPrincipalKind.Root) { Arn = text, Account = arn.Account },
            ("iam", "user") => new(RequestPrincipalKind.User)
            {
                Arn = text,
                Account = arn.Account,
                Name = arn.ResourceName,
            },
            ("iam", "role") => Role(text, arn.Account, arn.ResourceName, null),
            ("sts", "assumed-role") => Role(roleArn, arn.Account, arn.ResourceId.Split('/')[0], text),
            ("sts", "federated-user") => new(RequestPrincipalKind.FederatedUser)
            {
                Arn = text,
                Account = arn.Account,
                Name = arn.ResourceName,
            },
            _ => null,
        };
        return principal is not null;
    }

    /// <summary>An AWS service.</summary>
    /// <param name="name">Such as <c>lambda.amazonaws.com</c>.</param>
    /// <returns>The principal.</returns>
    public static RequestPrincipal Service(string name) => new(RequestPrincipalKind.Service) { Provider = name };

    /// <summary>Someone with a token of an identity provider.</summary>
    /// <param name="provider">ARN of the SAML or OpenID Connect provider, or the name of a built-in one.</param>
    /// <returns>The principal.</returns>
    public static RequestPrincipal Federated(string provider) => new(RequestPrincipalKind.Federated) { Provider = provider };

    /// <inheritdoc />
    public override string ToString() => Arn ?? RoleArn ?? Provider ?? Kind.ToString();

    private static RequestPrincipal Role(string? roleArn, string account, string name, string? sessionArn) =>
        new(RequestPrincipalKind.Role)
        {
            Arn = sessionArn,
            Account = account,
            Name = name,
            RoleArn = roleArn,
            IsServiceLinkedRole = IsServiceLinked(roleArn, name),
        };

    // The path says it for certain; without a path the reserved prefix of the name only suggests it.
    private static Truth IsServiceLinked(string? roleArn, string name)
    {
        if (roleArn is null)
        {
            return name.StartsWith("AWSServiceRoleFor", StringComparison.Ordinal) ? Truth.Unknown : Truth.False;
        }

        return TruthLogic.Of(
            Policy.Arn.TryParse(roleArn, out var arn)
                && arn.IsOf("iam", "role")
                && arn.ResourceId.StartsWith("aws-service-role/", StringComparison.Ordinal)
        );
    }
}
