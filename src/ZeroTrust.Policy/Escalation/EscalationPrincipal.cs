using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Policy.Escalation;

/// <summary>A user or role.</summary>
/// <param name="Arn">The ARN of the user or role.</param>
public sealed record EscalationPrincipal(string Arn)
{
    /// <summary>Inline and managed policies, without those of groups. A managed policy's <see cref="AttachedPolicy.Name"/> is its ARN.</summary>
    public IReadOnlyList<AttachedPolicy> Policies { get; init; } = [];

    /// <summary>ARNs of the groups that a user is in.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The permissions boundary, named by its ARN; null when there is none.</summary>
    public AttachedPolicy? Boundary { get; init; }

    /// <summary>Policies of the session that it begins with; null when none. Whoever gets at the principal in another way is not limited by them.</summary>
    public IReadOnlyList<AttachedPolicy>? Session { get; init; }

    /// <summary>The trust policy of a role; null when not known, and for users.</summary>
    public AttachedPolicy? Trust { get; init; }

    /// <summary>The Identity Center permission set that a role was made from; null when none or not known.</summary>
    public string? PermissionSetArn { get; init; }

    /// <summary>The parts of the ARN; empty when it is none.</summary>
    internal Resources.Arn Parts => Resources.Arn.TryParse(Arn, out var parts) ? parts : new Resources.Arn("aws", "", "", "", "");
}
