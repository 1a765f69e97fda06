namespace ZeroTrust.Sandbox.Calls;

/// <summary>An IAM action that a call needs.</summary>
/// <param name="Action">Such as <c>s3:GetEncryptionConfiguration</c>.</param>
/// <param name="Resource">ARN, or <c>*</c>.</param>
internal sealed record RequiredAction(string Action, string Resource)
{
    /// <summary>The account that owns the resource; null where the ARN says it.</summary>
    public string? ResourceAccount { get; init; }

    /// <summary>The policy on the resource; null for none.</summary>
    public string? ResourcePolicy { get; init; }

    /// <summary>Whether the resource lets nobody in whom only a public policy would let in (RestrictPublicBuckets of S3).</summary>
    public bool RestrictsPublicAccess { get; init; }
}
