using Amazon.EC2;
using Amazon.EC2.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts.Ec2;

namespace ZeroTrust.Aws.Services.Ec2;

/// <summary>Encryption by default of new EBS volumes.</summary>
internal sealed class EbsEncryptionSource() : AccountSource<EbsEncryptionDefault>(SourceScope.Region)
{
    protected override async Task<EbsEncryptionDefault> ReadAsync(FactReader reader)
    {
        var ec2 = reader.Client<IAmazonEC2>();
        var encryption = await ec2.GetEbsEncryptionByDefaultAsync(new GetEbsEncryptionByDefaultRequest(), reader.CancellationToken)
            .ConfigureAwait(false);
        var key = await ec2.GetEbsDefaultKmsKeyIdAsync(new GetEbsDefaultKmsKeyIdRequest(), reader.CancellationToken).ConfigureAwait(false);
        return new(encryption.EbsEncryptionByDefault == true, string.IsNullOrEmpty(key.KmsKeyId) ? null : key.KmsKeyId);
    }
}
