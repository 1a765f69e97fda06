using Amazon.EC2;
using Amazon.EC2.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Ec2;
using FlowLogFact = ZeroTrust.Facts.Ec2.FlowLog;
using VpcFact = ZeroTrust.Facts.Ec2.Vpc;

namespace ZeroTrust.Aws.Services.Ec2;

/// <summary>VPCs and their flow logs.</summary>
internal sealed class VpcSource : IFactSource
{
    public string Name => "ec2 vpcs";

    public SourceScope Scope => SourceScope.Region;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<VpcFact>(), Names.NameOf<VpcFlowLogs>()];

    public async Task CollectAsync(FactReader reader)
    {
        var vpcs = reader.Only(
            Names.ResourceTypeOf<VpcFact>(),
            await VpcsAsync(reader, null).ConfigureAwait(false),
            static vpc => vpc.VpcId
        );
        if (reader.Wants<VpcFact>())
        {
            foreach (var vpc in vpcs)
            {
                reader.Add(Resource(reader, vpc.VpcId), Fact(vpc));
            }
        }

        if (!reader.Wants<VpcFlowLogs>() || vpcs.Count == 0)
        {
            return;
        }

        var logs = await reader.ReadAsync(reader.AccountRef, () => FlowLogsAsync(reader, null)).ConfigureAwait(false);
        foreach (var vpc in vpcs)
        {
            var resource = Resource(reader, vpc.VpcId);
            reader.Add(
                logs is Known<List<Amazon.EC2.Model.FlowLog>> { Value: var known }
                    ? new Known<VpcFlowLogs>(resource, Fact(vpc.VpcId, known))
                    : new Missing<VpcFlowLogs>(resource, logs.Gap!)
            );
        }
    }

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        var vpc = (await VpcsAsync(reader, resource.Id).ConfigureAwait(false)).FirstOrDefault();
        if (vpc is null)
        {
            return null;
        }

        return factType == Names.NameOf<VpcFact>()
            ? new Known<VpcFact>(Resource(reader, vpc.VpcId), Fact(vpc))
            : new Known<VpcFlowLogs>(
                Resource(reader, vpc.VpcId),
                Fact(vpc.VpcId, await FlowLogsAsync(reader, vpc.VpcId).ConfigureAwait(false))
            );
    }

    private static ResourceRef Resource(FactReader reader, string vpcId) =>
        reader.Resource<VpcFact>(vpcId, $"arn:{reader.Partition}:ec2:{reader.Region}:{reader.AccountId}:vpc/{vpcId}");

    private static VpcFact Fact(Amazon.EC2.Model.Vpc vpc) =>
        new(vpc.VpcId, vpc.CidrBlock ?? "", vpc.IsDefault == true, Values.Tags(vpc.Tags, static tag => (tag.Key, tag.Value)));

    private static VpcFlowLogs Fact(string vpcId, IEnumerable<Amazon.EC2.Model.FlowLog> logs) =>
        new([
            .. logs.Where(log => log.ResourceId == vpcId)
                .OrderBy(static log => log.FlowLogId, StringComparer.Ordinal)
                .Select(static log => new FlowLogFact(
                    log.FlowLogId,
                    log.FlowLogStatus ?? "",
                    log.TrafficType?.Value ?? "",
                    log.LogDestinationType?.Value ?? "",
                    log.LogDestination ?? log.LogGroupName,
                    log.DeliverLogsStatus
                )),
        ]);

    private static Task<List<Amazon.EC2.Model.Vpc>> VpcsAsync(FactReader reader, string? vpcId) =>
        Pages.AllAsync<Amazon.EC2.Model.Vpc>(async token =>
        {
            var page = await reader
                .Client<IAmazonEC2>()
                .DescribeVpcsAsync(
                    new DescribeVpcsRequest
                    {
                        Filters = Filters.For("vpc-id", vpcId),
                        MaxResults = 1000,
                        NextToken = token,
                    },
                    reader.CancellationToken
                )
                .ConfigureAwait(false);
            return (page.Vpcs, page.NextToken);
        });

    private static Task<List<Amazon.EC2.Model.FlowLog>> FlowLogsAsync(FactReader reader, string? vpcId) =>
        Pages.AllAsync<Amazon.EC2.Model.FlowLog>(async token =>
        {
            var page = await reader
                .Client<IAmazonEC2>()
                .DescribeFlowLogsAsync(
                    new DescribeFlowLogsRequest
                    {
                        Filter = Filters.For("resource-id", vpcId),
                        MaxResults = 1000,
                        NextToken = token,
                    },
                    reader.CancellationToken
                )
                .ConfigureAwait(false);
            return (page.FlowLogs, page.NextToken);
        });
}
