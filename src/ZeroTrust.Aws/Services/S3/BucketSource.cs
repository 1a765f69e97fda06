using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Aws.Services.S3;

/// <summary>Buckets and their configuration, each read in its own region.</summary>
internal sealed class BucketSource : IFactSource
{
    private static readonly Type[] All =
    [
        typeof(Bucket),
        typeof(BucketEncryption),
        typeof(BucketPolicy),
        typeof(BucketPublicAccessBlock),
        typeof(BucketTags),
    ];

    public string Name => "s3 buckets";

    public SourceScope Scope => SourceScope.Account;

    public IReadOnlyList<string> FactTypes { get; } = [.. All.Select(static type => Facts.FactTypes.NameOf(type))];

    public async Task CollectAsync(FactReader reader)
    {
        var buckets = (await BucketListing.ReadAsync(reader).ConfigureAwait(false)).Where(bucket => reader.Regions.Contains(bucket.Region));
        await reader
            .EachAsync(
                reader.Only(Names.ResourceTypeOf<Bucket>(), buckets, static bucket => bucket.Name),
                async bucket =>
                {
                    var resource = BucketListing.Resource(reader, bucket);
                    if (reader.Wants<Bucket>())
                    {
                        reader.Add(resource, bucket);
                    }

                    await AddAsync<BucketEncryption>(reader, resource, BucketConfiguration.EncryptionAsync).ConfigureAwait(false);
                    await AddAsync<BucketPolicy>(reader, resource, BucketConfiguration.PolicyAsync).ConfigureAwait(false);
                    await AddAsync<BucketPublicAccessBlock>(reader, resource, BucketConfiguration.PublicAccessBlockAsync)
                        .ConfigureAwait(false);
                    await AddAsync<BucketTags>(reader, resource, BucketConfiguration.TagsAsync).ConfigureAwait(false);
                }
            )
            .ConfigureAwait(false);
    }

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        if (factType == Names.NameOf<Bucket>())
        {
            var bucket = (await BucketListing.ReadAsync(reader).ConfigureAwait(false)).FirstOrDefault(bucket => bucket.Name == resource.Id);
            return bucket is null ? null : new Known<Bucket>(BucketListing.Resource(reader, bucket), bucket);
        }

        try
        {
            return factType == Names.NameOf<BucketEncryption>()
                    ? await ReadAsync(reader, resource, BucketConfiguration.EncryptionAsync, static value => value.Configuration is null)
                        .ConfigureAwait(false)
                : factType == Names.NameOf<BucketPolicy>()
                    ? await ReadAsync(reader, resource, BucketConfiguration.PolicyAsync, static value => value.Document is null)
                        .ConfigureAwait(false)
                : factType == Names.NameOf<BucketTags>()
                    ? await ReadAsync(reader, resource, BucketConfiguration.TagsAsync, static value => value.Tags.Count == 0)
                        .ConfigureAwait(false)
                : await ReadAsync(reader, resource, BucketConfiguration.PublicAccessBlockAsync, static value => !value.Configured)
                    .ConfigureAwait(false);
        }
        catch (Amazon.S3.AmazonS3Exception exception) when (FactReader.Says(exception, "NoSuchBucket"))
        {
            return null;
        }
    }

    private static async Task<IFact?> ReadAsync<TFact>(
        FactReader reader,
        ResourceRef bucket,
        Func<FactReader, ResourceRef, Task<TFact>> read,
        Func<TFact, bool> isEmpty
    )
        where TFact : class
    {
        var value = await read(reader, bucket).ConfigureAwait(false);
        // The SDK swallows "no such bucket" together with "no such configuration".
        return isEmpty(value) && !await BucketListing.ExistsAsync(reader, bucket.Id).ConfigureAwait(false)
            ? null
            : new Known<TFact>(bucket, value);
    }

    private static async Task AddAsync<TFact>(FactReader reader, ResourceRef resource, Func<FactReader, ResourceRef, Task<TFact>> read)
        where TFact : class
    {
        if (reader.Wants<TFact>())
        {
            reader.Add(await reader.ReadAsync(resource, () => read(reader, resource)).ConfigureAwait(false));
        }
    }
}
