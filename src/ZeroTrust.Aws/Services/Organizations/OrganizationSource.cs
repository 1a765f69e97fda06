using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts.Organizations;

namespace ZeroTrust.Aws.Services.Organizations;

/// <summary>The organization as each account sees it.</summary>
internal sealed class OrganizationSource() : AccountSource<OrganizationInfo>(SourceScope.Account)
{
    protected override async Task<OrganizationInfo> ReadAsync(FactReader reader)
    {
        var organization = await OrganizationTree.DescribeAsync(reader).ConfigureAwait(false);
        if (organization is null)
        {
            return new(false, "", "", "", null, []);
        }

        // Only the management account and delegated administrators may list roots.
        var root = (await reader.TryAsync(() => OrganizationTree.RootsAsync(reader)).ConfigureAwait(false))?.FirstOrDefault();
        return new(
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
        );
    }
}
