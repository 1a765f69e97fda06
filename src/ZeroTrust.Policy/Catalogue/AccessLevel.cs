namespace ZeroTrust.Policy.Catalogue;

/// <summary>What an action does, as AWS classifies it.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand-policy-summary-access-level-summaries.html</summary>
public enum AccessLevel
{
    /// <summary>Names of resources.</summary>
    List,

    /// <summary>Contents and attributes of resources.</summary>
    Read,

    /// <summary>Creates, changes or deletes resources.</summary>
    Write,

    /// <summary>Changes tags only.</summary>
    Tagging,

    /// <summary>Grants or changes permissions.</summary>
    PermissionsManagement,
}
