namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>EC2 of one account in one region, as far as calls change it.</summary>
internal sealed class Ec2State
{
    /// <summary>The key of new volumes where nobody chose one.</summary>
    public const string DefaultEbsKey = "alias/aws/ebs";

    /// <summary>Security groups by id.</summary>
    public SortedDictionary<string, SecurityGroupState> SecurityGroups { get; } = new(StringComparer.Ordinal);

    /// <summary>Encryption by default of new volumes.</summary>
    public bool EbsEncryptionByDefault { get; set; }

    /// <summary>The key of that encryption.</summary>
    public string EbsKmsKeyId { get; set; } = DefaultEbsKey;
}
