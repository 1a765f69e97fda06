namespace ZeroTrust.Core.Connections;

/// <summary>Which sandbox, and what goes wrong in it.</summary>
public sealed record SandboxOptions
{
    /// <summary>Seed of everything that looks random in it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether IAM policies, SCPs and resource policies are enforced on every call.</summary>
    public bool EnforceIam { get; init; }

    /// <summary>Faults to inject, such as <c>deny:iam:ListMFADevices</c>, <c>throttle:ec2:*:3</c>, <c>latency:*:250</c>, <c>status:s3:GetBucketPolicy:503</c>,
    /// <c>truncate:iam:ListUsers</c>, <c>reset:kms:*</c>, <c>exit:iam:AttachGroupPolicy</c> (the process ends before the call is answered).</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
