using Amazon.Runtime;
using Amazon.SecurityHub;
using Amazon.SecurityHub.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.SecurityHub;

namespace ZeroTrust.Aws.Services.SecurityHub;

/// <summary>Security Hub CSPM in a region.</summary>
internal sealed class HubSource : IFactSource
{
    public string Name => "securityhub status";

    public SourceScope Scope => SourceScope.Region;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<SecurityHubStatus>()];

    public async Task CollectAsync(FactReader reader) =>
        reader.Add((await ReadOneAsync(reader, FactTypes[0], reader.AccountRef).ConfigureAwait(false))!);

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        var hub = reader.Client<IAmazonSecurityHub>();
        try
        {
            await hub.DescribeHubAsync(new DescribeHubRequest(), reader.CancellationToken).ConfigureAwait(false);
        }
        catch (AmazonServiceException exception) when (FactReader.Says(exception, "InvalidAccessException", "ResourceNotFoundException"))
        {
            // "Account is not subscribed to AWS Security Hub": that is the answer.
            return new Known<SecurityHubStatus>(reader.AccountRef, new(false, []));
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
        return new Known<SecurityHubStatus>(
            reader.AccountRef,
            new(true, [.. standards.Select(static standard => standard.StandardsArn).Order(StringComparer.Ordinal)])
        );
    }
}
