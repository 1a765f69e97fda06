using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.RDS;
using Amazon.RDS.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Aws.Services.Ec2;
using ZeroTrust.Aws.Services.S3;
using ZeroTrust.Facts.Tagging;

namespace ZeroTrust.Aws.Services.Tagging;

/// <summary>Assets that exist whether they were ever tagged or not: GetResources leaves out those that never were.</summary>
internal static class AssetInventory
{
    public static async Task<IReadOnlyList<TaggedAsset>> InstancesAsync(FactReader reader) =>
        [
            .. (await InstanceListing.ReadAsync(reader).ConfigureAwait(false)).Select(instance => new TaggedAsset(
                InstanceListing.Resource(reader, instance).Arn!,
                Values.Tags(instance.Tags, static tag => (tag.Key, tag.Value))
            )),
        ];

    public static async Task<IReadOnlyList<TaggedAsset>> FunctionsAsync(FactReader reader)
    {
        var functions = await Pages
            .AllAsync<FunctionConfiguration>(async token =>
            {
                var page = await reader
                    .Client<IAmazonLambda>()
                    .ListFunctionsAsync(new ListFunctionsRequest { Marker = token }, reader.CancellationToken)
                    .ConfigureAwait(false);
                return (page.Functions, page.NextMarker);
            })
            .ConfigureAwait(false);
        return
        [
            .. functions.Select(static function => new TaggedAsset(function.FunctionArn, Values.Tags<string>(null, static _ => default))),
        ];
    }

    public static async Task<IReadOnlyList<TaggedAsset>> DatabasesAsync(FactReader reader)
    {
        var databases = await Pages
            .AllAsync<DBInstance>(async token =>
            {
                var page = await reader
                    .Client<IAmazonRDS>()
                    .DescribeDBInstancesAsync(new DescribeDBInstancesRequest { Marker = token }, reader.CancellationToken)
                    .ConfigureAwait(false);
                return (page.DBInstances, page.Marker);
            })
            .ConfigureAwait(false);
        return
        [
            .. databases.Select(static database => new TaggedAsset(
                database.DBInstanceArn,
                Values.Tags(database.TagList, static tag => (tag.Key, tag.Value))
            )),
        ];
    }

    public static async Task<IReadOnlyList<TaggedAsset>> BucketsAsync(FactReader reader) =>
        [
            .. (await BucketListing.ReadAsync(reader).ConfigureAwait(false))
                .Where(bucket => bucket.Region == reader.Region)
                .Select(bucket => new TaggedAsset(
                    BucketListing.Resource(reader, bucket).Arn!,
                    Values.Tags<string>(null, static _ => default)
                )),
        ];
}
