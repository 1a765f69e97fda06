namespace ZeroTrust.Policy.Decisions;

/// <summary>Facts about the principal or the resource that an answer can depend on, beside condition keys.</summary>
public enum UnknownFact
{
    /// <summary>Who the principal is.</summary>
    Principal,

    /// <summary>The account that owns the resource.</summary>
    ResourceAccount,

    /// <summary>The policy of the KMS key, which every key has.</summary>
    KeyPolicy,

    /// <summary>The trust policy of the role, which every role has.</summary>
    TrustPolicy,

    /// <summary>Whether the role is service-linked.</summary>
    ServiceLinkedRole,

    /// <summary>The name of the role's session.</summary>
    SessionName,

    /// <summary>The identity provider that the session was made with.</summary>
    SessionProvider,

    /// <summary>The unique identifier (AIDA..., AROA...) of the principal.</summary>
    UniqueId,

    /// <summary>The user who made the federated session.</summary>
    SessionIssuer,

    /// <summary>The canonical identifier of the principal's account.</summary>
    CanonicalUserId,

    /// <summary>Whether the request's encryption context has more pairs than those that are known.</summary>
    FurtherEncryptionContext,
}
