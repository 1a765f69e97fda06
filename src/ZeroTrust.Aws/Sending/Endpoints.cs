using Amazon;

namespace ZeroTrust.Aws.Sending;

/// <summary>Where requests go: AWS's own endpoints, or those that the user named.</summary>
/// <param name="Partition">aws, aws-cn, aws-us-gov, ...</param>
/// <param name="Everywhere">An endpoint for every service; null for AWS's own.</param>
/// <param name="Override">An endpoint for one service by its
/// <see cref="Protocols.Shapes.ServiceTraits.EndpointName"/>; null for none.</param>
internal sealed record Endpoints(string Partition, Uri? Everywhere, Func<string, Uri?> Override)
{
    /// <summary>The endpoint that replaces AWS's for a service; null for AWS's own.</summary>
    public Uri? For(AwsService service) => Override(service.Traits.EndpointName) ?? Everywhere;

    /// <summary>The region that serves what has no regions.</summary>
    public string GlobalRegion =>
        Partition switch
        {
            "aws-cn" => "cn-northwest-1",
            "aws-us-gov" => "us-gov-west-1",
            "aws-iso" => "us-iso-east-1",
            "aws-iso-b" => "us-isob-east-1",
            "aws-eusc" => "eusc-de-east-1",
            _ => "us-east-1",
        };

    /// <summary>The partition of a region.</summary>
    public static string PartitionOf(string region) => RegionEndpoint.GetBySystemName(region).PartitionName;
}
