namespace ZeroTrust.Policy.Documents;

/// <summary>Version of the policy language.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html</summary>
public enum PolicyVersion
{
    /// <summary>2008-10-17, also what an absent Version means: <c>${...}</c> is plain text.</summary>
    V2008,

    /// <summary>2012-10-17, with policy variables.</summary>
    V2012,
}
