using Amazon.Runtime;
using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts.SecurityHub;

namespace ZeroTrust.Aws.Services.SecurityHub;

/// <summary>Security Hub CSPM in a region.</summary>
internal sealed class HubSource() : AccountSource<SecurityHubStatus>(SourceScope.Region)
{
    protected override async Task<SecurityHubStatus> ReadAsync(FactReader reader)
    {
        var hub = reader.Client<IAmazonSecurityHub>();
        try
        {
            await hub.DescribeHubAsync(new DescribeHubRequest(), reader.CancellationToken).ConfigureAwait(false);
        }
        catch (AmazonServiceException exception) when (FactReader.Says(exception, "InvalidAccessException", "ResourceNotFoundException"))
        {
            // "Account is not subscribed to AWS Security Hub": that is the answer.
            return new(false, []);
        }

        var standards = await Pages
            .AllAsync<StandardsSubscription>(async token =>
            {
                var page = await hub.GetEnabledStandardsAsync(
                        new GetEnabledStandardsRequest { NextToken = token },
                        reader.CancellationToken
                    )
                    .ConfigureAwait(false);
                return (page.StandardsSubscriptions, page.NextToken);
            })
            .ConfigureAwait(false);
        return new(true, [.. standards.Select(static standard => standard.StandardsArn).Order(StringComparer.Ordinal)]);
    }
}
