using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace ZeroTrust.Aws.Writing;

/// <summary>Bucket policies.</summary>
internal sealed class S3PolicyCalls : IOfficialCalls
{
    public IEnumerable<OfficialCall> Calls =>
    [
        OfficialCall.Silent<IAmazonS3, PutBucketPolicyRequest, PutBucketPolicyResponse>(
            "s3:PutBucketPolicy",
            static p => new()
            {
                BucketName = p.Text("Bucket"),
                ExpectedBucketOwner = p.OptionalText("ExpectedBucketOwner"),
                ConfirmRemoveSelfBucketAccess = p.Flag("ConfirmRemoveSelfBucketAccess"),
                Policy = p.Text("Policy"),
            },
            static (s3, request, stop) => s3.PutBucketPolicyAsync(request, stop)),
        OfficialCall.Silent<IAmazonS3, DeleteBucketPolicyRequest, DeleteBucketPolicyResponse>(
            "s3:DeleteBucketPolicy",
            static p => new() { BucketName = p.Text("Bucket"), ExpectedBucketOwner = p.OptionalText("ExpectedBucketOwner") },
            static (s3, request, stop) => s3.DeleteBucketPolicyAsync(request, stop)),
        OfficialCall.Of<IAmazonS3, GetBucketPolicyRequest>(
            "s3:GetBucketPolicy",
            static p => new() { BucketName = p.Text("Bucket"), ExpectedBucketOwner = p.OptionalText("ExpectedBucketOwner") },
            static async (s3, request, stop) =>
            {
                var answer = await s3.GetBucketPolicyAsync(request, stop).ConfigureAwait(false);
                // The SDK gives the text of the error as the policy.
                return answer.HttpStatusCode != HttpStatusCode.NotFound
                    ? new() { ["Policy"] = answer.Policy }
                    : throw new AmazonS3Exception("The bucket policy does not exist.", ErrorType.Sender, "NoSuchBucketPolicy", "", HttpStatusCode.NotFound);
            }),
    ];
}
