using Amazon.ResourceGroupsTaggingAPI;
using Amazon.ResourceGroupsTaggingAPI.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Tagging;

namespace ZeroTrust.Aws.Services.Tagging;

/// <summary>Assets of a region and their tags: what the tagging API knows, and instances, functions,
/// databases and buckets without any tag.</summary>
internal sealed class TaggedAssetSource : IFactSource
{
    public string Name => "tagging assets";

    public SourceScope Scope => SourceScope.Region;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<TaggedAsset>()];

    public async Task CollectAsync(FactReader reader)
    {
        var (assets, gap) = await ReadAsync(reader).ConfigureAwait(false);
        foreach (var fact in assets)
        {
            reader.Add(fact);
        }

        if (gap is not null)
        {
            reader.Add(new Missing<TaggedAsset>(reader.AccountRef, gap));
        }
    }

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        var (assets, gap) = await ReadAsync(reader).ConfigureAwait(false);
        return assets.FirstOrDefault(asset => asset.Resource == resource)
            ?? (IFact?)(gap is null ? null : new Missing<TaggedAsset>(resource, gap));
    }

    private static async Task<(IReadOnlyList<Known<TaggedAsset>> Assets, Gap? Gap)> ReadAsync(FactReader reader)
    {
        var tagged = await Pages
            .AllAsync<ResourceTagMapping>(async token =>
            {
                var page = await reader
                    .Client<IAmazonResourceGroupsTaggingAPI>()
                    .GetResourcesAsync(
                        new GetResourcesRequest { ResourcesPerPage = 100, PaginationToken = token },
                        reader.CancellationToken
                    )
                    .ConfigureAwait(false);
                return (page.ResourceTagMappingList, page.PaginationToken);
            })
            .ConfigureAwait(false);
        var assets = new SortedDictionary<string, TaggedAsset>(StringComparer.Ordinal);
        Gap? gap = null;
        Func<FactReader, Task<IReadOnlyList<TaggedAsset>>>[] inventories =
        [
            AssetInventory.InstancesAsync,
            AssetInventory.FunctionsAsync,
            AssetInventory.DatabasesAsync,
            AssetInventory.BucketsAsync,
        ];
        foreach (var inventory in inventories)
        {
            var listed = await reader.ReadAsync(reader.AccountRef, () => inventory(reader)).ConfigureAwait(false);
            gap ??= listed.Gap;
            foreach (var asset in (listed as Known<IReadOnlyList<TaggedAsset>>)?.Value ?? [])
            {
                assets[asset.Arn] = asset;
            }
        }

        foreach (var mapping in tagged)
        {
            assets[mapping.ResourceARN] = new(mapping.ResourceARN, Values.Tags(mapping.Tags, static tag => (tag.Key, tag.Value)));
        }

        return (
            [
                .. assets.Values.Select(asset => new Known<TaggedAsset>(
                    AssetArn.Resource(asset.Arn, reader.AccountId, reader.Region),
                    asset
                )),
            ],
            gap
        );
    }
}
