using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Finds the bucket of a call, or sends the client to the region where it lives.</summary>
internal static class BucketLookup
{
    /// <summary>A bucket that the caller's account owns.</summary>
    public static BucketState OwnBucket(this Call call)
    {
        var bucket = call.AnyBucket();
        return bucket.AccountId == call.Caller.AccountId ? bucket : throw new ServiceError("AccessDenied", "Access Denied", 403);
    }

    /// <summary>A bucket of any account.</summary>
    public static BucketState AnyBucket(this Call call)
    {
        var name = call.Need("Bucket");
        var bucket = call.World.Bucket(name) ?? throw NoSuchBucket(name);
        if (call.Text("ExpectedBucketOwner") is { } owner && owner != bucket.AccountId)
        {
            throw new ServiceError("AccessDenied", "Access Denied", 403);
        }

        if (bucket.Region != call.Region && !(call.Operation == "GetBucketLocation" && call.Region == Regions.Home))
        {
            throw Elsewhere(bucket);
        }

        return bucket;
    }

    public static ServiceError NoSuchBucket(string name) =>
        new("NoSuchBucket", "The specified bucket does not exist", 404) { Members = new() { ["BucketName"] = name } };

    /// <summary>A request to the wrong region: 301 with the right region in a header, as S3 answers.</summary>
    private static ServiceError Elsewhere(BucketState bucket) =>
        new(
            "PermanentRedirect",
            "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all "
                + "future requests to this endpoint.",
            301
        )
        {
            Members = new() { ["Endpoint"] = $"{bucket.Name}.s3.{bucket.Region}.amazonaws.com", ["Bucket"] = bucket.Name },
            Headers = new Dictionary<string, string> { ["x-amz-bucket-region"] = bucket.Region },
        };
}
