namespace ZeroTrust.Policy.Documents;

/// <summary>What a statement does to the requests that it matches.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html</summary>
public enum Effect
{
    /// <summary>Grants.</summary>
    Allow,

    /// <summary>Refuses, whatever else grants.</summary>
    Deny,
}
