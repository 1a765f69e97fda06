using Amazon.EC2;
using Amazon.EC2.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Ec2;

namespace ZeroTrust.Aws.Services.Ec2;

/// <summary>Encryption by default of new EBS volumes.</summary>
internal sealed class EbsEncryptionSource : IFactSource
{
    public string Name => "ec2 ebs encryption";

    public SourceScope Scope => SourceScope.Region;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<EbsEncryptionDefault>()];

    public async Task CollectAsync(FactReader reader) =>
        reader.Add((await ReadOneAsync(reader, FactTypes[0], reader.AccountRef).ConfigureAwait(false))!);

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        var ec2 = reader.Client<IAmazonEC2>();
        var encryption = await ec2.GetEbsEncryptionByDefaultAsync(new GetEbsEncryptionByDefaultRequest(), reader.CancellationToken)
            .ConfigureAwait(false);
        var key = await ec2.GetEbsDefaultKmsKeyIdAsync(new GetEbsDefaultKmsKeyIdRequest(), reader.CancellationToken).ConfigureAwait(false);
        return new Known<EbsEncryptionDefault>(
            reader.AccountRef,
            new(encryption.EbsEncryptionByDefault == true, string.IsNullOrEmpty(key.KmsKeyId) ? null : key.KmsKeyId)
        );
    }
}
