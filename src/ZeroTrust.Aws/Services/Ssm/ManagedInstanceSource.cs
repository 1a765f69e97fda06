using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Ssm;

namespace ZeroTrust.Aws.Services.Ssm;

/// <summary>Instances that Systems Manager knows in a region.</summary>
internal sealed class ManagedInstanceSource : IFactSource
{
    public string Name => "ssm instances";

    public SourceScope Scope => SourceScope.Region;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<ManagedInstances>()];

    public async Task CollectAsync(FactReader reader) =>
        reader.Add((await ReadOneAsync(reader, FactTypes[0], reader.AccountRef).ConfigureAwait(false))!);

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        var ssm = reader.Client<IAmazonSimpleSystemsManagement>();
        var instances = await Pages
            .AllAsync<InstanceInformation>(async token =>
            {
                var page = await ssm.DescribeInstanceInformationAsync(
                        new DescribeInstanceInformationRequest { MaxResults = 50, NextToken = token },
                        reader.CancellationToken
                    )
                    .ConfigureAwait(false);
                return (page.InstanceInformationList, page.NextToken);
            })
            .ConfigureAwait(false);
        return new Known<ManagedInstances>(
            reader.AccountRef,
            new([
                .. instances
                    .OrderBy(static instance => instance.InstanceId, StringComparer.Ordinal)
                    .Select(static instance => new ManagedInstance(
                        instance.InstanceId,
                        instance.PingStatus?.Value ?? "",
                        instance.AgentVersion
                    )),
            ])
        );
    }
}
