using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>Finds what EC2's part of the sample has made.</summary>
internal static class Ec2Builder
{
    /// <summary>The id of the instance with a name.</summary>
    public static string InstanceNamed(this AccountBuilder at, string region, string name)
    {
        var prefix = at.Account.Region(region).Arn("ec2", "instance/");
        return at
            .Account.Region(region)
            .Tags.Single(tags => tags.Key.StartsWith(prefix, StringComparison.Ordinal) && tags.Value.GetValueOrDefault("Name") == name)
            .Key[prefix.Length..];
    }
}
