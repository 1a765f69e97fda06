namespace ZeroTrust.Escalation.Graph;

/// <summary>What it takes to put a role where an instance can use it.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html</summary>
internal static class InstanceProfileSteps
{
    /// <summary>The service to which roles are passed in instance profiles.</summary>
    public const string Service = "ec2.amazonaws.com";

    public static readonly EscalationStep Add = new("iam:AddRoleToInstanceProfile", EscalationObject.Any, []);
    public static readonly EscalationStep Create = new("iam:CreateInstanceProfile", EscalationObject.Any, []);
    public static readonly EscalationStep Remove = new("iam:RemoveRoleFromInstanceProfile", EscalationObject.Any, []);

    public static IEnumerable<string> Actions => [Add.Action, Create.Action, Remove.Action];
}
