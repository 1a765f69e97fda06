namespace ZeroTrust.Policy.Documents;

/// <summary>The kinds of principal that a policy can name.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html</summary>
public enum PrincipalKind
{
    /// <summary>An account, user, role, role session, federated user, or <c>*</c>.</summary>
    Aws,

    /// <summary>An AWS service, such as <c>lambda.amazonaws.com</c>.</summary>
    Service,

    /// <summary>An identity provider (SAML, OpenID Connect, or a built-in web identity provider).</summary>
    Federated,

    /// <summary>An account by the canonical identifier that Amazon S3 and CloudFront use.</summary>
    CanonicalUser,
}
