using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts.Organizations;

namespace ZeroTrust.Aws.Services.Organizations;

/// <summary>Reads roots, organizational units and accounts.</summary>
internal static class OrganizationTree
{
    /// <summary>The organization; null for an account that is in none.</summary>
    public static async Task<Organization?> DescribeAsync(FactReader reader)
    {
        try
        {
            return (
                await reader
                    .Client<IAmazonOrganizations>()
                    .DescribeOrganizationAsync(new DescribeOrganizationRequest(), reader.CancellationToken)
                    .ConfigureAwait(false)
            ).Organization;
        }
        catch (AmazonServiceException exception) when (FactReader.Says(exception, "AWSOrganizationsNotInUseException"))
        {
            return null;
        }
    }

    public static Task<List<Root>> RootsAsync(FactReader reader) =>
        Pages.AllAsync<Root>(async token =>
        {
            var page = await reader
                .Client<IAmazonOrganizations>()
                .ListRootsAsync(new ListRootsRequest { NextToken = token }, reader.CancellationToken)
                .ConfigureAwait(false);
            return (page.Roots, page.NextToken);
        });

    /// <summary>Everything from the roots down, parents before children.</summary>
    public static async Task<IReadOnlyList<OrganizationTarget>> TargetsAsync(FactReader reader)
    {
        var targets = new List<OrganizationTarget>();
        foreach (var root in await RootsAsync(reader).ConfigureAwait(false))
        {
            targets.Add(new(root.Id, root.Name, root.Arn, "ROOT", null, [], null));
            await DescendAsync(reader, root.Id, [root.Id], targets).ConfigureAwait(false);
        }

        return targets;
    }

    private static async Task DescendAsync(
        FactReader reader,
        string parent,
        IReadOnlyList<string> ancestors,
        List<OrganizationTarget> targets
    )
    {
        var client = reader.Client<IAmazonOrganizations>();
        var accounts = await Pages
            .AllAsync<Account>(async token =>
            {
                var page = await client
                    .ListAccountsForParentAsync(
                        new ListAccountsForParentRequest { ParentId = parent, NextToken = token },
                        reader.CancellationToken
                    )
                    .ConfigureAwait(false);
                return (page.Accounts, page.NextToken);
            })
            .ConfigureAwait(false);
        targets.AddRange(
            accounts.Select(account => new OrganizationTarget(
                account.Id,
                account.Name ?? account.Id,
                account.Arn,
                "ACCOUNT",
                parent,
                ancestors,
                AccountStates.Of(account),
                account.Paths?.FirstOrDefault()
            ))
        );
        var units = await Pages
            .AllAsync<OrganizationalUnit>(async token =>
            {
                var page = await client
                    .ListOrganizationalUnitsForParentAsync(
                        new ListOrganizationalUnitsForParentRequest { ParentId = parent, NextToken = token },
                        reader.CancellationToken
                    )
                    .ConfigureAwait(false);
                return (page.OrganizationalUnits, page.NextToken);
            })
            .ConfigureAwait(false);
        foreach (var unit in units)
        {
            targets.Add(new(unit.Id, unit.Name, unit.Arn, "ORGANIZATIONAL_UNIT", parent, ancestors, null, unit.Path));
            await DescendAsync(reader, unit.Id, [.. ancestors, unit.Id], targets).ConfigureAwait(false);
        }
    }
}
