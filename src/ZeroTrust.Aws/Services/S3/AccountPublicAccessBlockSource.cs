using Amazon.Runtime;
using Amazon.S3Control;
using Amazon.S3Control.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Aws.Services.S3;

/// <summary>Block Public Access of the account.</summary>
internal sealed class AccountPublicAccessBlockSource() : AccountSource<AccountPublicAccessBlock>(SourceScope.Account)
{
    protected override async Task<AccountPublicAccessBlock> ReadAsync(FactReader reader)
    {
        try
        {
            var answer = await reader
                .Client<IAmazonS3Control>()
                .GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { AccountId = reader.AccountId }, reader.CancellationToken)
                .ConfigureAwait(false);
            var block = answer.PublicAccessBlockConfiguration;
            return new(
                block is not null,
                block?.BlockPublicAcls == true,
                block?.IgnorePublicAcls == true,
                block?.BlockPublicPolicy == true,
                block?.RestrictPublicBuckets == true
            );
        }
        catch (AmazonServiceException exception) when (FactReader.Says(exception, "NoSuchPublicAccessBlockConfiguration"))
        {
            return new(false, false, false, false, false);
        }
    }
}
