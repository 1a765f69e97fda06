namespace ZeroTrust.Core.Connections;

/// <summary>Which sandbox, and what goes wrong in it.</summary>
public sealed record SandboxOptions
{
    /// <summary>Seed of everything that looks random in it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether IAM policies, SCPs and resource policies are enforced on every call.</summary>
    public bool EnforceIam { get; init; }

    /// <summary>
    /// Faults to inject, as <c>kind:service:operation[:argument][:count]</c>: <c>deny:iam:ListMFADevices</c>,
    /// <c>throttle:ec2:*:3</c> (the first three calls),
    /// <c>latency:*:250</c> (milliseconds), <c>status:s3:GetBucketPolicy:503</c>, <c>truncate:iam:ListUsers</c>, <c>reset:kms:*</c>,
    /// <c>exit:iam:AttachGroupPolicy</c> (the process is killed before the call has any effect),
    /// <c>exit-after:iam:AttachGroupPolicy:2</c> (after the effect
    /// of the second call, before its answer). The operation may also be an IAM action name, such
    /// as <c>deny:s3:GetEncryptionConfiguration</c>.
    /// </summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
