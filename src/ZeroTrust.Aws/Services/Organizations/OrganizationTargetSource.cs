using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Organizations;

namespace ZeroTrust.Aws.Services.Organizations;

/// <summary>Roots, organizational units and accounts.</summary>
internal sealed class OrganizationTargetSource : IFactSource
{
    public string Name => "organizations tree";

    public SourceScope Scope => SourceScope.Organization;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<OrganizationTarget>()];

    public async Task CollectAsync(FactReader reader)
    {
        foreach (var fact in await ReadAsync(reader).ConfigureAwait(false))
        {
            reader.Add(fact);
        }
    }

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource) =>
        (await ReadAsync(reader).ConfigureAwait(false)).FirstOrDefault(fact => fact.Resource.Id == resource.Id);

    private static async Task<IReadOnlyList<Known<OrganizationTarget>>> ReadAsync(FactReader reader)
    {
        if (await OrganizationTree.DescribeAsync(reader).ConfigureAwait(false) is not { } organization)
        {
            return [];
        }

        return
        [
            .. (await OrganizationTree.TargetsAsync(reader).ConfigureAwait(false)).Select(target => new Known<OrganizationTarget>(
                new(organization.MasterAccountId, ResourceRef.Global, Type(target.Kind), target.Id)
                {
                    Arn = target.Arn,
                    Name = target.Name,
                },
                target
            )),
        ];
    }

    private static string Type(string kind) =>
        kind switch
        {
            "ROOT" => "AWS::Organizations::Root",
            "ACCOUNT" => "AWS::Organizations::Account",
            _ => "AWS::Organizations::OrganizationalUnit",
        };
}
