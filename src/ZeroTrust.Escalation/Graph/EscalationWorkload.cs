namespace ZeroTrust.Escalation.Graph;

/// <summary>A resource that works with a role: an instance, a function, a build project, ...</summary>
/// <param name="Arn">The resource's ARN. For instances in a CodeDeploy deployment group, that group's ARN.</param>
/// <param name="RoleArn">The ARN of the role that its code can use.</param>
public sealed record EscalationWorkload(string Arn, string RoleArn);
