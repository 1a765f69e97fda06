using Amazon.Runtime;
using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.SecurityHub;

namespace ZeroTrust.Aws.Services.SecurityHub;

/// <summary>Security Hub (V2) in a region.</summary>
internal sealed class HubV2Source : IFactSource
{
    public string Name => "securityhub v2 status";

    public SourceScope Scope => SourceScope.Region;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<SecurityHubV2Status>()];

    public async Task CollectAsync(FactReader reader) =>
        reader.Add((await ReadOneAsync(reader, FactTypes[0], reader.AccountRef).ConfigureAwait(false))!);

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        try
        {
            var hub = await reader
                .Client<IAmazonSecurityHub>()
                .DescribeSecurityHubV2Async(new DescribeSecurityHubV2Request(), reader.CancellationToken)
                .ConfigureAwait(false);
            string[] features =
            [
                .. (hub.Features ?? [])
                    .Where(static feature => feature.Value.FeatureStatus?.Value == "ENABLED")
                    .Select(static feature => feature.Key)
                    .Order(StringComparer.Ordinal),
            ];
            return new Known<SecurityHubV2Status>(reader.AccountRef, new(!string.IsNullOrEmpty(hub.HubV2Arn), features));
        }
        catch (AmazonServiceException exception) when (FactReader.Says(exception, "ResourceNotFoundException"))
        {
            return new Known<SecurityHubV2Status>(reader.AccountRef, new(false, []));
        }
    }
}
