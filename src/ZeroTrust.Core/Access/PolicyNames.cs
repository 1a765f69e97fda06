using ZeroTrust.Policy;

namespace ZeroTrust.Core.Access;

/// <summary>Names of policies for people.</summary>
public static class PolicyNames
{
    /// <summary>The name of a managed policy instead of its ARN; other names as they are.</summary>
    /// <param name="name">A name or an ARN.</param>
    public static string WithoutArn(string name) => Arn.TryParse(name, out var arn) && arn.IsOf("iam", "policy") ? arn.ResourceName : name;
}
