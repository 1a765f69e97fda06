using Amazon.EC2;
using Amazon.EC2.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Ec2;

namespace ZeroTrust.Aws.Services.Ec2;

/// <summary>Instances of a region that are not terminated.</summary>
internal static class InstanceListing
{
    /// <summary>All of them, once per account, region and collection.</summary>
    public static Task<IReadOnlyList<Instance>> ReadAsync(FactReader reader) =>
        reader.ShareAsync("ec2 instances", () => ReadAsync(reader, null));

    /// <summary>One of them, or none.</summary>
    public static async Task<IReadOnlyList<Instance>> ReadAsync(FactReader reader, string? instanceId)
    {
        var reservations = await Pages
            .AllAsync<Reservation>(async token =>
            {
                var page = await reader
                    .Client<IAmazonEC2>()
                    .DescribeInstancesAsync(
                        new DescribeInstancesRequest
                        {
                            Filters = Filters.For("instance-id", instanceId),
                            MaxResults = 1000,
                            NextToken = token,
                        },
                        reader.CancellationToken
                    )
                    .ConfigureAwait(false);
                return (page.Reservations, page.NextToken);
            })
            .ConfigureAwait(false);
        return
        [
            .. reservations
                .SelectMany(static reservation => reservation.Instances ?? [])
                .Where(static instance => instance.State?.Name?.Value != "terminated"),
        ];
    }

    public static ResourceRef Resource(FactReader reader, Instance instance) =>
        reader.Resource<Ec2Instance>(
            instance.InstanceId,
            $"arn:{reader.Partition}:ec2:{reader.Region}:{reader.AccountId}:instance/{instance.InstanceId}",
            instance.Tags?.FirstOrDefault(static tag => tag.Key == "Name")?.Value is { Length: > 0 } name ? name : null
        );
}
