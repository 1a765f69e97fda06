namespace ZeroTrust.Facts.Tagging;

/// <summary>An asset that can carry tags, and its tags.</summary>
/// <remarks>The inventories of instances, functions, databases and buckets are asked too, because they know
/// assets that never had a tag.</remarks>
/// <param name="Arn">ARN.</param>
/// <param name="Tags">Tags; empty for none.</param>
[FactType(
    "tagging-asset",
    "*",
    "tag:GetResources",
    "ec2:DescribeInstances",
    "lambda:ListFunctions",
    "rds:DescribeDBInstances",
    "s3:ListAllMyBuckets",
    "s3:GetBucketLocation"
)]
public sealed record TaggedAsset(string Arn, IReadOnlyDictionary<string, string> Tags);
