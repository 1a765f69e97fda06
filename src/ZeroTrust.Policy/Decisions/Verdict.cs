namespace ZeroTrust.Policy.Decisions;

/// <summary>The answer to a request.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html</summary>
public enum Verdict
{
    /// <summary>The request goes through, whatever is not known.</summary>
    Allowed,

    /// <summary>A Deny statement stops the request, whatever is not known.</summary>
    ExplicitlyDenied,

    /// <summary>Something that has to allow the request does not, whatever is not known.</summary>
    ImplicitlyDenied,

    /// <summary>What is not known decides.</summary>
    Indeterminate,
}
