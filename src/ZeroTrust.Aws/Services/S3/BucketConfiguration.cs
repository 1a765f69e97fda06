using System.Net;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ZeroTrust.Aws.Generated;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Aws.Writing;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Aws.Services.S3;

/// <summary>
/// Reads what is configured on one bucket. "There is no such configuration" is an answer, not
/// a failure. The SDK gives it in two ways: as an
/// exception, or as an answer of status 404 whose members mean nothing (the "policy" is then the text of the error).
/// </summary>
internal static class BucketConfiguration
{
    public static async Task<BucketEncryption> EncryptionAsync(FactReader reader, ResourceRef bucket)
    {
        var configuration = (
            await OrNullAsync(
                    "ServerSideEncryptionConfigurationNotFoundError",
                    () =>
                        S3(reader, bucket)
                            .GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = bucket.Id }, reader.CancellationToken)
                )
                .ConfigureAwait(false)
        )?.ServerSideEncryptionConfiguration;
        var rules = (configuration?.ServerSideEncryptionRules ?? []).Select(static rule => new BucketEncryptionRule(
            rule.ServerSideEncryptionByDefault?.ServerSideEncryptionAlgorithm?.Value ?? "",
            rule.ServerSideEncryptionByDefault?.ServerSideEncryptionKeyManagementServiceKeyId is { Length: > 0 } key ? key : null,
            rule.BucketKeyEnabled == true
        ));
        return new([.. rules]) { Configuration = configuration is null ? null : Json(configuration) };
    }

    public static async Task<BucketPolicy> PolicyAsync(FactReader reader, ResourceRef bucket)
    {
        var answer = await OrNullAsync(
                "NoSuchBucketPolicy",
                () =>
                    S3(reader, bucket).GetBucketPolicyAsync(new GetBucketPolicyRequest { BucketName = bucket.Id }, reader.CancellationToken)
            )
            .ConfigureAwait(false);
        return new(answer?.Policy is { Length: > 0 } document ? document : null);
    }

    public static async Task<BucketPublicAccessBlock> PublicAccessBlockAsync(FactReader reader, ResourceRef bucket)
    {
        var block = (
            await OrNullAsync(
                    "NoSuchPublicAccessBlockConfiguration",
                    () =>
                        S3(reader, bucket)
                            .GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = bucket.Id }, reader.CancellationToken)
                )
                .ConfigureAwait(false)
        )?.PublicAccessBlockConfiguration;
        return new(
            block is not null,
            block?.BlockPublicAcls == true,
            block?.IgnorePublicAcls == true,
            block?.BlockPublicPolicy == true,
            block?.RestrictPublicBuckets == true
        );
    }

    public static async Task<BucketTags> TagsAsync(FactReader reader, ResourceRef bucket)
    {
        var answer = await OrNullAsync(
                "NoSuchTagSet",
                () =>
                    S3(reader, bucket)
                        .GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = bucket.Id }, reader.CancellationToken)
            )
            .ConfigureAwait(false);
        return new(Values.Tags(answer?.TagSet, static tag => (tag.Key, tag.Value)));
    }

    // Whole, so that a change keeps what it does not know.
    private static JsonObject Json(ServerSideEncryptionConfiguration configuration) =>
        OfficialAnswer.Json(ServiceShapes.S3.Operation("GetBucketEncryption")!, nameof(ServerSideEncryptionConfiguration), configuration);

    private static IAmazonS3 S3(FactReader reader, ResourceRef bucket) => reader.Client<IAmazonS3>(bucket.Region);

    private static async Task<TAnswer?> OrNullAsync<TAnswer>(string absence, Func<Task<TAnswer>> read)
        where TAnswer : AmazonWebServiceResponse
    {
        try
        {
            var answer = await read().ConfigureAwait(false);
            return answer.HttpStatusCode == HttpStatusCode.NotFound ? null : answer;
        }
        catch (AmazonS3Exception exception) when (FactReader.Says(exception, absence))
        {
            return null;
        }
    }
}
