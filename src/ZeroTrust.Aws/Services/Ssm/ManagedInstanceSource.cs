using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts.Ssm;

namespace ZeroTrust.Aws.Services.Ssm;

/// <summary>Instances that Systems Manager knows in a region.</summary>
internal sealed class ManagedInstanceSource() : AccountSource<ManagedInstances>(SourceScope.Region)
{
    protected override async Task<ManagedInstances> ReadAsync(FactReader reader)
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
        return new([
            .. instances
                .OrderBy(static instance => instance.InstanceId, StringComparer.Ordinal)
                .Select(static instance => new ManagedInstance(
                    instance.InstanceId,
                    instance.PingStatus?.Value ?? "",
                    instance.AgentVersion
                )),
        ]);
    }
}
