using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Escalation.Graph;

/// <summary>A user or role.</summary>
/// <param name="Arn">The ARN of the user or role.</param>
public sealed record EscalationPrincipal(string Arn)
{
    /// <summary>Inline and managed policies, without those of groups. A managed policy's
    /// <see cref="LayerPolicy.Name"/> is its ARN.</summary>
    public IReadOnlyList<LayerPolicy> Policies { get; init; } = [];

    /// <summary>ARNs of the groups that a user is in.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The permissions boundary, named by its ARN; null when there is none.</summary>
    public LayerPolicy? Boundary { get; init; }

    /// <summary>Policies of the session that it begins with; null when none. Whoever gets at the principal in
    /// another way is not limited by them.</summary>
    public IReadOnlyList<LayerPolicy>? Session { get; init; }

    /// <summary>The trust policy of a role; null when not known, and for users.</summary>
    public LayerPolicy? Trust { get; init; }

    /// <summary>The Identity Center permission set that a role was made from; null when none or not known.</summary>
    public string? PermissionSetArn { get; init; }

    /// <summary>Instance profiles that carry a role; null when not known, and then one is taken to exist.
    /// Without one a path over EC2 needs the right to
    /// make it: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html</summary>
    public IReadOnlyList<string>? InstanceProfiles { get; init; }

    /// <summary>Layers of this principal's policies that could not be read, beside those of the model: they might hold anything.</summary>
    public IReadOnlyCollection<PolicyLayer> UnknownLayers { get; init; } = [];

    /// <summary>Whether only AWS changes the role: "Cannot perform the operation on the protected role"
    /// answers everyone else. Roles that services link to
    /// themselves, and those that Identity Center makes from permission sets.</summary>
    internal bool IsProtected =>
        Parts.Resource.StartsWith("role/aws-service-role/", StringComparison.Ordinal)
        || Parts.Resource.StartsWith("role/aws-reserved/sso.amazonaws.com/", StringComparison.Ordinal);

    /// <summary>The parts of the ARN; empty when it is none.</summary>
    internal Policy.Arn Parts => Policy.Arn.TryParse(Arn, out var parts) ? parts : new Policy.Arn("aws", "", "", "", "");
}
