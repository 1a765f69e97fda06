namespace ZeroTrust.Core.Access;

/// <summary>Names of policies for people.</summary>
public static class PolicyNames
{
    /// <summary>The name of a managed policy instead of its ARN; other names as they are.</summary>
    /// <param name="name">A name or an ARN.</param>
    public static string WithoutArn(string name) =>
        name.StartsWith("arn:", StringComparison.Ordinal)
        && name.Split(':', 6) is [_, _, "iam", _, _, var resource]
        && resource.StartsWith("policy/", StringComparison.Ordinal)
            ? resource[(resource.LastIndexOf('/') + 1)..]
            : name;
}
