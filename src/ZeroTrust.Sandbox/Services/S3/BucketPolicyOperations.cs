using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Bucket policies.</summary>
[Service("s3")]
internal static class BucketPolicyOperations
{
    private const int MaximumBytes = 20 * 1024;

    public static JsonObject GetBucketPolicy(Call call)
    {
        var bucket = call.OwnBucket();
        return bucket.Policy is { } policy ? new() { ["Policy"] = policy } : throw NoPolicy(bucket.Name);
    }

    public static JsonObject PutBucketPolicy(Call call)
    {
        var bucket = call.OwnBucket();
        var policy = call.Need("Policy");
        if (PolicySyntax.Fault(policy, PolicyForm.Resource) is { } fault)
        {
            throw new ServiceError("MalformedPolicy", fault, 400);
        }

        if (System.Text.Encoding.UTF8.GetByteCount(policy) > MaximumBytes)
        {
            throw new ServiceError("PolicyTooLarge", "The policy is larger than the maximum size of 20 KB.", 400);
        }

        foreach (var resource in Resources(policy))
        {
            if (
                resource != "*"
                && !resource.StartsWith("arn:aws:s3:::" + bucket.Name, StringComparison.Ordinal)
                && !resource.StartsWith("arn:aws:s3:::*", StringComparison.Ordinal)
            )
            {
                throw new ServiceError("MalformedPolicy", "Policy has invalid resource", 400);
            }
        }

        if (Blocks(bucket.PublicAccessBlock) || Blocks(AccountPublicAccess.InForce(call.World, call.Account)))
        {
            if (Publicness.IsPublic(policy))
            {
                throw new ServiceError(
                    "AccessDenied",
                    $"User: {call.Caller.Arn} is not authorized to perform: s3:PutBucketPolicy on resource: "
                        + $"\"arn:aws:s3:::{bucket.Name}\" because public policies are prevented by the BlockPublicPolicy "
                        + $"setting in S3 Block Public Access.",
                    403
                );
            }
        }

        bucket.Policy = policy;
        return [];
    }

    public static JsonObject DeleteBucketPolicy(Call call)
    {
        call.OwnBucket().Policy = null;
        return [];
    }

    public static JsonObject GetBucketPolicyStatus(Call call)
    {
        var bucket = call.OwnBucket();
        if (bucket.Policy is not { } policy)
        {
            throw NoPolicy(bucket.Name);
        }

        return new() { ["PolicyStatus"] = new JsonObject { ["IsPublic"] = Publicness.IsPublic(policy) } };
    }

    private static bool Blocks(JsonObject? block) => block?.Truth("BlockPublicPolicy") ?? false;

    private static IEnumerable<string> Resources(string policy) =>
        Publicness
            .Statements(policy)
            .SelectMany(statement =>
                statement["Resource"] is JsonArray many ? many.AsTexts()
                : statement["Resource"].AsText() is { } one ? [one]
                : []
            );

    private static ServiceError NoPolicy(string bucket) =>
        new("NoSuchBucketPolicy", "The bucket policy does not exist", 404) { Members = new() { ["BucketName"] = bucket } };
}
