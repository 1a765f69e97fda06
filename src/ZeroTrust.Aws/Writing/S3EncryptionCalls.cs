using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using ZeroTrust.Aws.Facts.S3;

namespace ZeroTrust.Aws.Writing;

/// <summary>Default encryption of buckets.</summary>
internal sealed class S3EncryptionCalls : IOfficialCalls
{
    public IEnumerable<OfficialCall> Calls =>
    [
        OfficialCall.Silent<IAmazonS3, PutBucketEncryptionRequest, PutBucketEncryptionResponse>(
            "s3:PutBucketEncryption",
            static p => new()
            {
                BucketName = p.Text("Bucket"),
                ExpectedBucketOwner = p.OptionalText("ExpectedBucketOwner"),
                ServerSideEncryptionConfiguration = EncryptionConfigurationJson.Read(p.Object("ServerSideEncryptionConfiguration")),
            },
            static (s3, request, stop) => s3.PutBucketEncryptionAsync(request, stop)),
        OfficialCall.Silent<IAmazonS3, DeleteBucketEncryptionRequest, DeleteBucketEncryptionResponse>(
            "s3:DeleteBucketEncryption",
            static p => new() { BucketName = p.Text("Bucket"), ExpectedBucketOwner = p.OptionalText("ExpectedBucketOwner") },
            static (s3, request, stop) => s3.DeleteBucketEncryptionAsync(request, stop)),
        OfficialCall.Of<IAmazonS3, GetBucketEncryptionRequest>(
            "s3:GetBucketEncryption",
            static p => new() { BucketName = p.Text("Bucket"), ExpectedBucketOwner = p.OptionalText("ExpectedBucketOwner") },
            static async (s3, request, stop) =>
            {
                var answer = await s3.GetBucketEncryptionAsync(request, stop).ConfigureAwait(false);
                return answer.ServerSideEncryptionConfiguration is { } configuration
                    ? new() { ["ServerSideEncryptionConfiguration"] = EncryptionConfigurationJson.Write(configuration) }
                    : throw new AmazonS3Exception(
                        "There is no encryption configuration.", ErrorType.Sender, "ServerSideEncryptionConfigurationNotFoundError", "", HttpStatusCode.NotFound);
            }),
    ];
}
