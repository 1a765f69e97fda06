using ZeroTrust.Aws.Sending;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Reading;

/// <summary>Decides what is asked where, and what is known beforehand not to be readable.</summary>
internal static class CollectPlan
{
    /// <summary>Units in a stable order. Regions come last, so that the slow listings of an account start first.</summary>
    public static IReadOnlyList<CollectUnit> Units(
        IReadOnlyList<AccountAccess> accounts,
        IReadOnlyList<string> regions,
        IReadOnlyList<string> factTypes,
        string callerAccount
    )
    {
        var sources = Sources(factTypes);
        var open = accounts.Where(static account => account.Scope.Gap is null).ToArray();
        return
        [
            .. from source in sources
            where source.Scope != SourceScope.Region
            from account in open
            where source.Scope == SourceScope.Account || SpeaksForOrganization(account, accounts, callerAccount)
            select new CollectUnit(source, account, ResourceRef.Global),
            .. from source in sources
            where source.Scope == SourceScope.Region
            from account in open
            from region in regions
            where account.Regions.Contains(region)
            select new CollectUnit(source, account, region),
        ];
    }

    /// <summary>Gaps of accounts that were not entered, and of regions that are not enabled or could not be listed.</summary>
    public static IEnumerable<IFact> Gaps(
        IReadOnlyList<AccountAccess> accounts,
        IReadOnlyList<string> regions,
        IReadOnlyList<string> factTypes,
        string callerAccount
    ) =>
        from account in accounts
        from source in Sources(factTypes)
        where source.Scope != SourceScope.Organization || SpeaksForOrganization(account, accounts, callerAccount)
        from gap in Gaps(account, source.Scope, regions)
        from factType in source.FactTypes.Where(factTypes.Contains)
        select FactTypes.Missing(factType, gap.Resource, gap.Gap);

    private static IEnumerable<(ResourceRef Resource, Gap Gap)> Gaps(
        AccountAccess account,
        SourceScope scope,
        IReadOnlyList<string> regions
    )
    {
        if (account.Scope.Gap is { } closed)
        {
            return [(ResourceRef.Account(account.Scope.Id), closed)];
        }

        if (scope != SourceScope.Region)
        {
            return [];
        }

        var gaps = regions
            .Where(region => !account.Regions.Contains(region))
            .Select(region =>
                (
                    ResourceRef.Account(account.Scope.Id, region),
                    new Gap(GapReason.NotSupportedHere, "account:EnableRegion", $"Region {region} is not enabled in the account.")
                )
            );
        return account.RegionGap is { } unknown ? gaps.Append((ResourceRef.Account(account.Scope.Id), unknown)) : gaps;
    }

    private static IReadOnlyList<IFactSource> Sources(IReadOnlyList<string> factTypes) =>
        [.. FactSources.All.Where(source => source.FactTypes.Any(factTypes.Contains))];

    // The management account; where it is not part of the connection the caller's account, which may be a delegated administrator.
    private static bool SpeaksForOrganization(AccountAccess account, IReadOnlyList<AccountAccess> accounts, string callerAccount) =>
        accounts.Any(static a => a.Scope.IsManagement) ? account.Scope.IsManagement : account.Scope.Id == callerAccount;
}
