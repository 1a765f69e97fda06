namespace ZeroTrust.Facts;

/// <summary>Why something could not be read.</summary>
public enum GapReason
{
    /// <summary>IAM, an SCP or a resource policy refused the call, or the account could not be entered.</summary>
    AccessDenied,

    /// <summary>The service, operation or feature does not exist in this region, partition or support plan.</summary>
    NotSupportedHere,

    /// <summary>AWS kept throttling after all retries.</summary>
    Throttled,

    /// <summary>Anything else: network, malformed answer, service error.</summary>
    Failed,
}
