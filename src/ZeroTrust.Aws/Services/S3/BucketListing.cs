using Amazon.S3;
using Amazon.S3.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Aws.Services.S3;

/// <summary>All buckets of an account with their regions, once per account and collection.</summary>
internal static class BucketListing
{
    /// <summary>Every bucket of the account, whatever its region.</summary>
    public static Task<IReadOnlyList<Bucket>> ReadAsync(FactReader reader) =>
        reader.ShareInAccountAsync<IReadOnlyList<Bucket>>(
            "s3 buckets",
            async () =>
            {
                var s3 = reader.Client<IAmazonS3>(ResourceRef.Global);
                // S3 gives the region of a bucket only to requests that ask for pages.
                var listed = await Pages
                    .AllAsync<S3Bucket>(async token =>
                    {
                        var page = await s3.ListBucketsAsync(
                                new ListBucketsRequest { MaxBuckets = 1000, ContinuationToken = token },
                                reader.CancellationToken
                            )
                            .ConfigureAwait(false);
                        return (page.Buckets, page.ContinuationToken);
                    })
                    .ConfigureAwait(false);
                var buckets = new Bucket[listed.Count];
                await reader
                    .EachAsync(
                        Enumerable.Range(0, listed.Count),
                        async index =>
                        {
                            var bucket = listed[index];
                            var region = string.IsNullOrEmpty(bucket.BucketRegion)
                                ? await LocationAsync(reader, bucket.BucketName).ConfigureAwait(false)
                                : bucket.BucketRegion;
                            buckets[index] = new(bucket.BucketName, region, Values.Time(bucket.CreationDate));
                        }
                    )
                    .ConfigureAwait(false);
                return buckets;
            }
        );

    /// <summary>Whether a bucket exists, as far as can be told: yes, where asking is denied.</summary>
    public static async Task<bool> ExistsAsync(FactReader reader, string bucket)
    {
        try
        {
            await LocationAsync(reader, bucket).ConfigureAwait(false);
            return true;
        }
        catch (AmazonS3Exception exception)
        {
            return !FactReader.Says(exception, "NoSuchBucket");
        }
    }

    /// <summary>Refers to a bucket in its own region.</summary>
    public static ResourceRef Resource(FactReader reader, Bucket bucket) =>
        reader.Resource<ZeroTrust.Facts.S3.Bucket>(bucket.Name, $"arn:{reader.Partition}:s3:::{bucket.Name}", inRegion: bucket.Region);

    private static async Task<string> LocationAsync(FactReader reader, string bucket)
    {
        var answer = await reader
            .Client<IAmazonS3>(ResourceRef.Global)
            .GetBucketLocationAsync(new GetBucketLocationRequest { BucketName = bucket }, reader.CancellationToken)
            .ConfigureAwait(false);
        // The two regions that are older than the location constraint.
        return answer.Location?.Value switch
        {
            null or "" or "US" => "us-east-1",
            "EU" => "eu-west-1",
            { } region => region,
        };
    }
}
