using Amazon.Runtime;
using Amazon.S3Control;
using Amazon.S3Control.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Aws.Services.S3;

/// <summary>Block Public Access of the account.</summary>
internal sealed class AccountPublicAccessBlockSource : IFactSource
{
    public string Name => "s3 account public access block";

    public SourceScope Scope => SourceScope.Account;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<AccountPublicAccessBlock>()];

    public async Task CollectAsync(FactReader reader) =>
        reader.Add((await ReadOneAsync(reader, FactTypes[0], reader.AccountRef).ConfigureAwait(false))!);

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        try
        {
            var answer = await reader
                .Client<IAmazonS3Control>()
                .GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { AccountId = reader.AccountId }, reader.CancellationToken)
                .ConfigureAwait(false);
            var block = answer.PublicAccessBlockConfiguration;
            return new Known<AccountPublicAccessBlock>(
                reader.AccountRef,
                new(
                    block is not null,
                    block?.BlockPublicAcls == true,
                    block?.IgnorePublicAcls == true,
                    block?.BlockPublicPolicy == true,
                    block?.RestrictPublicBuckets == true
                )
            );
        }
        catch (AmazonServiceException exception) when (FactReader.Says(exception, "NoSuchPublicAccessBlockConfiguration"))
        {
            return new Known<AccountPublicAccessBlock>(reader.AccountRef, new(false, false, false, false, false));
        }
    }
}
