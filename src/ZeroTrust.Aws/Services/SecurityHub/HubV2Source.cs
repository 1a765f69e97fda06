using Amazon.Runtime;
using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts.SecurityHub;

namespace ZeroTrust.Aws.Services.SecurityHub;

/// <summary>Security Hub (V2) in a region.</summary>
internal sealed class HubV2Source() : AccountSource<SecurityHubV2Status>(SourceScope.Region)
{
    protected override async Task<SecurityHubV2Status> ReadAsync(FactReader reader)
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
            return new(!string.IsNullOrEmpty(hub.HubV2Arn), features);
        }
        catch (AmazonServiceException exception) when (FactReader.Says(exception, "ResourceNotFoundException"))
        {
            return new(false, []);
        }
    }
}
