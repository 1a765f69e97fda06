using Amazon.EC2;
using Amazon.EC2.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using GroupFact = ZeroTrust.Facts.Ec2.SecurityGroup;

namespace ZeroTrust.Aws.Services.Ec2;

/// <summary>Security groups with their rules and rule ids.</summary>
internal sealed class SecurityGroupSource : IFactSource
{
    public string Name => "ec2 security groups";

    public SourceScope Scope => SourceScope.Region;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<GroupFact>()];

    public async Task CollectAsync(FactReader reader)
    {
        foreach (var fact in await ReadAsync(reader, null).ConfigureAwait(false))
        {
            reader.Add(fact);
        }
    }

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource) =>
        await ReadAsync(reader, resource.Id).ConfigureAwait(false) is [var group, ..] ? group : null;

    private static async Task<IReadOnlyList<Known<GroupFact>>> ReadAsync(FactReader reader, string? groupId)
    {
        var ec2 = reader.Client<IAmazonEC2>();
        var groups = await Pages
            .AllAsync<SecurityGroup>(async token =>
            {
                var page = await ec2.DescribeSecurityGroupsAsync(
                        new DescribeSecurityGroupsRequest
                        {
                            Filters = Filters.For("group-id", groupId),
                            MaxResults = 1000,
                            NextToken = token,
                        },
                        reader.CancellationToken
                    )
                    .ConfigureAwait(false);
                return (page.SecurityGroups, page.NextToken);
            })
            .ConfigureAwait(false);
        // The groups carry their permissions too, without rule ids: enough where the rules cannot be listed.
        var rules = await reader
            .TryAsync(() =>
                Pages.AllAsync<SecurityGroupRule>(async token =>
                {
                    var page = await ec2.DescribeSecurityGroupRulesAsync(
                            new DescribeSecurityGroupRulesRequest
                            {
                                Filters = Filters.For("group-id", groupId),
                                MaxResults = 1000,
                                NextToken = token,
                            },
                            reader.CancellationToken
                        )
                        .ConfigureAwait(false);
                    return (page.SecurityGroupRules, page.NextToken);
                })
            )
            .ConfigureAwait(false);
        var byGroup = rules?.ToLookup(static rule => rule.GroupId, StringComparer.Ordinal);
        return
        [
            .. reader
                .Only(Names.ResourceTypeOf<GroupFact>(), groups, static group => group.GroupId)
                .Select(group => new Known<GroupFact>(
                    reader.Resource<GroupFact>(
                        group.GroupId,
                        $"arn:{reader.Partition}:ec2:{reader.Region}:{reader.AccountId}:security-group/{group.GroupId}",
                        group.GroupName
                    ),
                    new(
                        group.GroupId,
                        group.GroupName,
                        group.Description ?? "",
                        group.VpcId,
                        byGroup is null
                            ? SecurityGroupRules.OfPermissions(group.IpPermissions)
                            : SecurityGroupRules.OfRules(byGroup[group.GroupId].Where(static rule => rule.IsEgress != true)),
                        byGroup is null
                            ? SecurityGroupRules.OfPermissions(group.IpPermissionsEgress)
                            : SecurityGroupRules.OfRules(byGroup[group.GroupId].Where(static rule => rule.IsEgress == true)),
                        Values.Tags(group.Tags, static tag => (tag.Key, tag.Value))
                    )
                )),
        ];
    }
}
