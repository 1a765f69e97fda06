using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Buckets, whose ARNs name neither account nor region.</summary>
internal sealed class TaggedBuckets : ITaggedResources
{
    public string Service => "s3";

    public IEnumerable<KeyValuePair<string, SortedDictionary<string, string>>> All(Call call) =>
        call
            .Account.Buckets.Values.Where(bucket => bucket.Region == call.Region && bucket.Tags.Count > 0)
            .Select(static bucket => KeyValuePair.Create("arn:aws:s3:::" + bucket.Name, bucket.Tags));

    public SortedDictionary<string, string>? Find(Call call, string resource, bool isHere) =>
        call.Account.Buckets.GetValueOrDefault(resource) is { } bucket && bucket.Region == call.Region ? bucket.Tags : null;
}
