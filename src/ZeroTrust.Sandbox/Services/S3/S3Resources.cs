using ZeroTrust.Policy.Conditions;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Buckets and objects.</summary>
[Service("s3")]
internal sealed class S3Resources : IActionResources
{
    public RequiredAction Of(Call call, string action)
    {
        if (call.Text("Bucket") is not { } name)
        {
            return new(action, "*") { ResourceAccount = call.Caller.AccountId };
        }

        var bucket = call.World.Bucket(name);
        var arn = "arn:aws:s3:::" + name + (call.Text("Key") is { } key ? "/" + key : "");
        return new(action, arn)
        {
            ResourceAccount = bucket?.AccountId ?? call.Caller.AccountId,
            ResourcePolicy = bucket?.Policy,
            RestrictsPublicAccess = bucket?.PublicAccessBlock?.Truth("RestrictPublicBuckets") is true,
        };
    }

    public RequestContext Keys(Call call, RequestContext context)
    {
        if (call.Text("ServerSideEncryption") is { } encryption)
        {
            context = context.With("s3:x-amz-server-side-encryption", encryption);
        }

        return call.Text("SSEKMSKeyId") is { } key ? context.With("s3:x-amz-server-side-encryption-aws-kms-key-id", key) : context;
    }
}
