using System.Collections.Frozen;
using Amazon;
using Amazon.Account;
using Amazon.Account.Model;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;
using ZeroTrust.Aws.Errors;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Aws.Sending;
using ZeroTrust.Core.Errors;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Connecting;

/// <summary>Finds the regions of an account.</summary>
internal static class RegionListing
{
    // "AWS Regions" (Account Management Reference Guide): on in every account. Others must be switched on first.
    private static readonly FrozenDictionary<string, string[]> AlwaysOn = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["aws"] =
        [
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ca-central-1",
            "eu-central-1",
            "eu-north-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "sa-east-1",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
        ],
        ["aws-cn"] = ["cn-north-1", "cn-northwest-1"],
        ["aws-us-gov"] = ["us-gov-east-1", "us-gov-west-1"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Refuses region codes that do not exist, or that are in another partition than the first.</summary>
    /// <exception cref="ZeroTrustException">One of them is unknown.</exception>
    public static void Check(IReadOnlyList<string> regions)
    {
        foreach (var region in regions)
        {
            if (!RegionEndpoint.EnumerableAllRegions.Any(known => known.SystemName == region))
            {
                var near = RegionEndpoint
                    .EnumerableAllRegions.Select(static known => known.SystemName)
                    .Where(known => region.Length > 1 && known.StartsWith(region[..2], StringComparison.OrdinalIgnoreCase))
                    .Order(StringComparer.Ordinal)
                    .ToArray();
                throw new ZeroTrustException(
                    ErrorIds.RegionUnknown,
                    FailureKind.InvalidArgument,
                    region,
                    $"There is no AWS region '{region}'.",
                    near.Length > 0 ? "Did you mean one of: " + string.Join(", ", near) + "?" : "Region codes look like eu-west-1."
                );
            }

            if (Endpoints.PartitionOf(region) != Endpoints.PartitionOf(regions[0]))
            {
                throw new ZeroTrustException(
                    ErrorIds.RegionUnknown,
                    FailureKind.InvalidArgument,
                    region,
                    $"The regions {regions[0]} and {region} are in different partitions of AWS; one connection can see one partition.",
                    "Connect once for each."
                );
            }
        }
    }

    /// <summary>Regions that are enabled in an account, sorted; the ones that every account has, and
    /// why, when they could not be listed.</summary>
    public static async Task<(IReadOnlyList<string> Regions, Gap? Gap)> EnabledAsync(
        ClientPool clients,
        AWSCredentials credentials,
        string accountId,
        string homeRegion,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var answer = await clients
                .Reader<IAmazonEC2>(credentials, accountId, homeRegion)
                .DescribeRegionsAsync(new DescribeRegionsRequest(), cancellationToken)
                .ConfigureAwait(false);
            return (
                Sorted(
                    (answer.Regions ?? [])
                        .Where(static region => region.OptInStatus != "not-opted-in")
                        .Select(static region => region.RegionName)
                ),
                null
            );
        }
        catch (Exception exception) when (IsRefusal(exception, cancellationToken))
        {
            try
            {
                return (await ListedAsync(clients, credentials, accountId, homeRegion, cancellationToken).ConfigureAwait(false), null);
            }
            catch (Exception second) when (IsRefusal(second, cancellationToken))
            {
                return (AlwaysOn.GetValueOrDefault(clients.Endpoints.Partition) ?? [homeRegion], FactReader.GapOf(exception));
            }
        }
    }

    private static async Task<IReadOnlyList<string>> ListedAsync(
        ClientPool clients,
        AWSCredentials credentials,
        string accountId,
        string homeRegion,
        CancellationToken cancellationToken
    )
    {
        var account = clients.Reader<IAmazonAccount>(credentials, accountId, homeRegion);
        return Sorted(
            (
                await Pages
                    .AllAsync<Amazon.Account.Model.Region>(async token =>
                    {
                        var page = await account
                            .ListRegionsAsync(
                                new ListRegionsRequest { RegionOptStatusContains = ["ENABLED", "ENABLED_BY_DEFAULT"], NextToken = token },
                                cancellationToken
                            )
                            .ConfigureAwait(false);
                        return (page.Regions, page.NextToken);
                    })
                    .ConfigureAwait(false)
            ).Select(static region => region.RegionName)
        );
    }

    private static IReadOnlyList<string> Sorted(IEnumerable<string> regions) =>
        [.. regions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static bool IsRefusal(Exception exception, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested && exception is not ZeroTrustException && !AwsFailure.Of(exception).IsExpired;
}
