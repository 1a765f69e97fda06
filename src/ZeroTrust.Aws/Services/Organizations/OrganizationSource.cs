using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Organizations;

namespace ZeroTrust.Aws.Services.Organizations;

/// <summary>The organization as each account sees it.</summary>
internal sealed class OrganizationSource : IFactSource
{
    public string Name => "organizations organization";

    public SourceScope Scope => SourceScope.Account;

    public IReadOnlyList<string> FactTypes { get; } = [Names.NameOf<OrganizationInfo>()];

    public async Task CollectAsync(FactReader reader) =>
        reader.Add((await ReadOneAsync(reader, FactTypes[0], reader.AccountRef).ConfigureAwait(false))!);

    public async Task<IFact?> ReadOneAsync(FactReader reader, string factType, ResourceRef resource)
    {
        var organization = await OrganizationTree.DescribeAsync(reader).ConfigureAwait(false);
        if (organization is null)
        {
            return new Known<OrganizationInfo>(reader.AccountRef, new(false, "", "", "", null, []));
        }

        // Only the management account and delegated administrators may list roots.
        var root = (await reader.TryAsync(() => OrganizationTree.RootsAsync(reader)).ConfigureAwait(false))?.FirstOrDefault();
        return new Known<OrganizationInfo>(
            reader.AccountRef,
            new(
                true,
                organization.Id,
                organization.MasterAccountId,
                organization.FeatureSet?.Value ?? "",
                root?.Id,
                [
                    .. (root?.PolicyTypes ?? [])
                        .Where(static type => type.Status?.Value == "ENABLED")
                        .Select(static type => type.Type?.Value ?? "")
                        .Order(StringComparer.Ordinal),
                ]
            )
        );
    }
}
