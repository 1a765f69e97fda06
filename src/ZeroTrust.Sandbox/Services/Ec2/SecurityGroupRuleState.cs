namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>One source or destination of one permission.</summary>
/// <param name="Id">sgr-...; a rule that is made again gets another one.</param>
/// <param name="Egress">Outbound.</param>
/// <param name="Traffic">What it lets through.</param>
/// <param name="Description">Description; null for none.</param>
internal sealed record SecurityGroupRuleState(string Id, bool Egress, RuleTraffic Traffic, string? Description);
