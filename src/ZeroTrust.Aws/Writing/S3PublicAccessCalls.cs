using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;

namespace ZeroTrust.Aws.Writing;

/// <summary>Block Public Access of buckets; that of accounts is an operation of s3control.</summary>
internal sealed class S3PublicAccessCalls : IOfficialCalls
{
    public IEnumerable<OfficialCall> Calls =>
    [
        OfficialCall.Silent<IAmazonS3, PutPublicAccessBlockRequest, PutPublicAccessBlockResponse>(
            "s3:PutPublicAccessBlock",
            static p => new()
            {
                BucketName = p.Text("Bucket"),
                ExpectedBucketOwner = p.OptionalText("ExpectedBucketOwner"),
                PublicAccessBlockConfiguration = Read(p.Object("PublicAccessBlockConfiguration")),
            },
            static (s3, request, stop) => s3.PutPublicAccessBlockAsync(request, stop)),
        OfficialCall.Silent<IAmazonS3, DeletePublicAccessBlockRequest, DeletePublicAccessBlockResponse>(
            "s3:DeletePublicAccessBlock",
            static p => new() { BucketName = p.Text("Bucket"), ExpectedBucketOwner = p.OptionalText("ExpectedBucketOwner") },
            static (s3, request, stop) => s3.DeletePublicAccessBlockAsync(request, stop)),
    ];

    private static PublicAccessBlockConfiguration Read(JsonObject json)
    {
        var members = new CallParameters(json);
        var block = new PublicAccessBlockConfiguration
        {
            BlockPublicAcls = members.Flag("BlockPublicAcls"),
            IgnorePublicAcls = members.Flag("IgnorePublicAcls"),
            BlockPublicPolicy = members.Flag("BlockPublicPolicy"),
            RestrictPublicBuckets = members.Flag("RestrictPublicBuckets"),
        };
        members.NothingLeft();
        return block;
    }
}
