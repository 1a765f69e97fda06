using Amazon.EC2.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Ec2;

namespace ZeroTrust.Aws.Services.Ec2;

/// <summary>EC2 instances.</summary>
internal sealed class InstanceSource : IFactSource
{
    public string Name => "ec2 instances";

    public SourceScope Scope => SourceScope.Region;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<Ec2Instance>()];

    public async Task CollectAsync(FactReader reader)
    {
        foreach (
            var instance in reader.Only(
                Names.ResourceTypeOf<Ec2Instance>(),
                await InstanceListing.ReadAsync(reader).ConfigureAwait(false),
                static instance => instance.InstanceId
            )
        )
        {
            reader.Add(InstanceListing.Resource(reader, instance), Fact(instance));
        }
    }

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        var found = await InstanceListing.ReadAsync(reader, resource.Id).ConfigureAwait(false);
        return found is [var instance, ..] ? new Known<Ec2Instance>(InstanceListing.Resource(reader, instance), Fact(instance)) : null;
    }

    private static Ec2Instance Fact(Instance instance) =>
        new(
            instance.InstanceId,
            instance.State?.Name?.Value ?? "",
            instance.VpcId,
            instance.SubnetId,
            instance.PublicIpAddress,
            instance.PrivateIpAddress,
            instance.IamInstanceProfile?.Arn,
            instance.MetadataOptions?.HttpTokens?.Value == "required",
            [.. (instance.SecurityGroups ?? []).Select(static group => group.GroupId).Order(StringComparer.Ordinal)],
            string.Equals(instance.Platform?.Value, "windows", StringComparison.OrdinalIgnoreCase) ? "windows" : "Linux/UNIX",
            Values.Time(instance.LaunchTime),
            Values.Tags(instance.Tags, static tag => (tag.Key, tag.Value))
        );
}
