namespace ZeroTrust.Policy.Principals;

/// <summary>Who can make a request.</summary>
public enum RequestPrincipalKind
{
    /// <summary>Someone without credentials.</summary>
    Anonymous,

    /// <summary>The root user of an account.</summary>
    Root,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>A session of a role.</summary>
    Role,

    /// <summary>A session made with GetFederationToken.</summary>
    FederatedUser,

    /// <summary>An AWS service acting for itself.</summary>
    Service,

    /// <summary>Someone with a token of an identity provider, as in AssumeRoleWithWebIdentity and AssumeRoleWithSAML.</summary>
    Federated,
}
