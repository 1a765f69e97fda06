namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>A security group. Rules are held at the grain at which AWS holds them: one source each.</summary>
internal sealed class SecurityGroupState
{
    /// <summary>sg-...</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Description.</summary>
    public required string Description { get; init; }

    /// <summary>Its VPC.</summary>
    public required string VpcId { get; init; }

    /// <summary>Inbound and outbound rules, in the order in which they were made.</summary>
    public List<SecurityGroupRuleState> Rules { get; } = [];
}
