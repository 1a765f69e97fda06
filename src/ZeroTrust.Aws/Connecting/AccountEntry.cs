using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Organizations;
using Amazon.Organizations.Model;
using Amazon.Runtime;
using ZeroTrust.Aws.Errors;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Aws.Sending;
using ZeroTrust.Aws.Services.Organizations;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Connecting;

/// <summary>Finds the accounts of a connection and enters each.</summary>
internal sealed class AccountEntry(
    ClientPool clients,
    AWSCredentials caller,
    string callerAccount,
    string homeRegion,
    ConnectionOptions options,
    Func<AWSCredentials, RoleToAssume, AWSCredentials> assume
)
{
    // Entering an account is one or two calls; more at once would only be throttled by STS.
    private const int AtOnce = 8;

    /// <summary>The caller's account alone.</summary>
    public async Task<IReadOnlyList<AccountAccess>> SingleAsync(CancellationToken cancellationToken)
    {
        var alias = await OrNullAsync(
                () =>
                    clients
                        .Reader<IAmazonIdentityManagementService>(caller, callerAccount, homeRegion)
                        .ListAccountAliasesAsync(new ListAccountAliasesRequest(), cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        var organization = await OrNullAsync(
                () => Organizations.DescribeOrganizationAsync(new DescribeOrganizationRequest(), cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        var scope = new AccountScope(
            callerAccount,
            alias?.AccountAliases?.FirstOrDefault() ?? callerAccount,
            organization?.Organization?.MasterAccountId == callerAccount
        );
        return [await WithRegionsAsync(scope, caller, cancellationToken).ConfigureAwait(false)];
    }

    /// <summary>All accounts of the organization; those that cannot be entered have a gap.</summary>
    /// <exception cref="ZeroTrustException">The organization itself cannot be read.</exception>
    public async Task<IReadOnlyList<AccountAccess>> OrganizationAsync(CancellationToken cancellationToken)
    {
        var (management, accounts) = await ListAsync(cancellationToken).ConfigureAwait(false);
        var entered = new AccountAccess[accounts.Count];
        await Parallel
            .ForEachAsync(
                Enumerable.Range(0, accounts.Count),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (index, stop) =>
                    entered[index] = await EnterAsync(accounts[index], accounts[index].Id == management, stop).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        return
        [
            .. entered
                .OrderByDescending(static account => account.Scope.IsManagement)
                .ThenBy(static account => account.Scope.Id, StringComparer.Ordinal),
        ];
    }

    private IAmazonOrganizations Organizations => clients.Reader<IAmazonOrganizations>(caller, callerAccount, homeRegion);

    private async Task<(string Management, IReadOnlyList<Account> Accounts)> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            var organization = (
                await Organizations.DescribeOrganizationAsync(new DescribeOrganizationRequest(), cancellationToken).ConfigureAwait(false)
            ).Organization;
            var accounts = await Pages
                .AllAsync<Account>(async token =>
                {
                    var page = await Organizations
                        .ListAccountsAsync(new ListAccountsRequest { NextToken = token }, cancellationToken)
                        .ConfigureAwait(false);
                    return (page.Accounts, page.NextToken);
                })
                .ConfigureAwait(false);
            return (organization.MasterAccountId, accounts);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not ZeroTrustException)
        {
            var failure = AwsFailure.Of(exception);
            throw new ZeroTrustException(
                failure.Kind == FailureKind.AccessDenied ? ErrorIds.AccessDenied : ErrorIds.CallFailed,
                failure.Kind,
                "organization",
                $"The organization cannot be listed from account {callerAccount}: {failure.Code}: {failure.Message}",
                "Connect with the management account or a delegated administrator (organizations:DescribeOrganization, "
                    + "organizations:ListAccounts), or leave -Organization out.",
                exception
            );
        }
    }

    private async Task<AccountAccess> EnterAsync(Account account, bool isManagement, CancellationToken cancellationToken)
    {
        var state = AccountStates.Of(account);
        var scope = new AccountScope(account.Id, account.Name ?? account.Id, isManagement, State: state);
        if (AccountStates.Closed(state) is { } shut)
        {
            return Closed(scope, shut);
        }

        if (account.Id == callerAccount)
        {
            return await WithRegionsAsync(scope, caller, cancellationToken).ConfigureAwait(false);
        }

        var role = new RoleToAssume(
            $"arn:{clients.Endpoints.Partition}:iam::{account.Id}:role/{options.OrganizationRoleName}",
            options.RoleSessionName
        );
        var credentials = assume(caller, role);
        try
        {
            await credentials.GetCredentialsAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (!cancellationToken.IsCancellationRequested && exception is not ZeroTrustException && !AwsFailure.Of(exception).IsExpired)
        {
            var gap = AwsFailure.Of(exception).ToGap("sts:AssumeRole");
            clients.Traffic.Interaction.Warning(
                $"Account {account.Id} ({scope.Name}) could not be entered as {options.OrganizationRoleName}: {gap.Words}"
            );
            return Closed(scope, gap);
        }

        return await WithRegionsAsync(scope, credentials, cancellationToken).ConfigureAwait(false);
    }

    private async Task<AccountAccess> WithRegionsAsync(AccountScope scope, AWSCredentials credentials, CancellationToken cancellationToken)
    {
        var (regions, gap) = await RegionListing
            .EnabledAsync(clients, credentials, scope.Id, homeRegion, cancellationToken)
            .ConfigureAwait(false);
        if (gap is null)
        {
            return new(scope, credentials, regions);
        }

        if (options.Regions.Count > 0)
        {
            return new(scope, credentials, options.Regions);
        }

        clients.Traffic.Interaction.Warning(
            $"The enabled regions of account {scope.Id} could not be listed ({gap.Action}): only the regions that "
                + $"every account has are looked at."
        );
        return new(scope, credentials, regions, gap);
    }

    private static AccountAccess Closed(AccountScope scope, Gap gap) => new(scope with { Gap = gap }, new AnonymousAWSCredentials(), []);

    private static async Task<TAnswer?> OrNullAsync<TAnswer>(Func<Task<TAnswer>> call, CancellationToken cancellationToken)
        where TAnswer : class
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not ZeroTrustException)
        {
            return null;
        }
    }
}
