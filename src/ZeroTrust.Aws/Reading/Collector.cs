using System.Runtime.ExceptionServices;
using ZeroTrust.Aws.Errors;
using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Sending;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Reading;

/// <summary>Asks every source in every account and region, several at once, and turns what fails into gaps.</summary>
internal sealed class Collector(ConnectionInfo info, IReadOnlyList<AccountAccess> accounts, ClientPool clients, TimeProvider time)
{
    public async Task<Snapshot> CollectAsync(
        CollectRequest request,
        IProgress<CollectProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var factTypes = Asked(request.FactTypes);
        var header = new SnapshotHeader(
            time.GetUtcNow(),
            info.CallerArn,
            info.Partition,
            [.. Chosen(request).Select(static account => account.Scope)],
            Regions(request),
            factTypes
        );
        var units = CollectPlan.Units(Chosen(request), Regions(request), factTypes, info.AccountId);
        var found = new IReadOnlyList<IFact>[units.Count];
        var sharing = new Sharing();
        var done = 0;
        await Parallel
            .ForEachAsync(
                Enumerable.Range(0, units.Count),
                new ParallelOptions { MaxDegreeOfParallelism = clients.Traffic.Limits.Parallelism, CancellationToken = cancellationToken },
                async (index, stop) =>
                {
                    found[index] = await RunAsync(units[index], request, factTypes, sharing, stop).ConfigureAwait(false);
                    progress?.Report(new(Interlocked.Increment(ref done), units.Count, units[index].ToString(), clients.Traffic.Calls));
                }
            )
            .ConfigureAwait(false);
        return new(
            header,
            CollectPlan.Gaps(Chosen(request), Regions(request), factTypes, info.AccountId).Concat(found.SelectMany(static facts => facts))
        );
    }

    public async Task<IFact?> ReadOneAsync(string factType, ResourceRef resource, CancellationToken cancellationToken)
    {
        Asked([factType]);
        var source = FactSources.Find(factType)!;
        var account =
            accounts.FirstOrDefault(account => account.Scope.Id == resource.AccountId)
            ?? (source.Scope == SourceScope.Organization ? accounts.FirstOrDefault(account => account.Scope.Id == info.AccountId) : null);
        if (account is null)
        {
            return FactTypes.Missing(
                factType,
                resource,
                new(GapReason.Failed, "sts:AssumeRole", $"Account {resource.AccountId} is not part of the connection.")
            );
        }

        if (account.Scope.Gap is { } closed)
        {
            return FactTypes.Missing(factType, resource, closed);
        }

        var region = source.Scope == SourceScope.Region ? resource.Region : ResourceRef.Global;
        var reader = new FactReader(
            account,
            region,
            Enabled(account, info.Regions),
            new([factType]),
            clients,
            new Sharing(),
            cancellationToken
        );
        try
        {
            return await source.ReadOneAsync(reader, factType, resource).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return FactTypes.Missing(factType, resource, Gap(exception));
        }
    }

    private async Task<IReadOnlyList<IFact>> RunAsync(
        CollectUnit unit,
        CollectRequest request,
        IReadOnlyList<string> factTypes,
        Sharing sharing,
        CancellationToken cancellationToken
    )
    {
        var reader = new FactReader(
            unit.Account,
            unit.Region,
            Enabled(unit.Account, Regions(request)),
            request with
            {
                FactTypes = factTypes,
            },
            clients,
            sharing,
            cancellationToken
        );
        try
        {
            await unit.Source.CollectAsync(reader).ConfigureAwait(false);
            return [.. reader.Facts];
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What was read before the listing broke off stays; the gap says that there may be more.
            var gap = Gap(exception);
            return
            [
                .. reader.Facts,
                .. unit.Source.FactTypes.Where(factTypes.Contains).Select(type => FactTypes.Missing(type, reader.AccountRef, gap)),
            ];
        }
    }

    private Gap Gap(Exception exception)
    {
        // A defect of ours is not something that could not be read.
        if (exception is ZeroTrustException or UnregisteredServiceException)
        {
            ExceptionDispatchInfo.Throw(exception);
        }

        if (AwsFailure.Of(exception).IsExpired)
        {
            throw new ZeroTrustException(
                ErrorIds.CredentialsExpired,
                FailureKind.AuthenticationFailed,
                info.Source,
                $"The credentials ({info.Source}) expired while reading.",
                "Connect again.",
                exception
            );
        }

        return FactReader.GapOf(exception);
    }

    private static IReadOnlyList<string> Asked(IReadOnlyCollection<string> factTypes)
    {
        foreach (var type in factTypes.Where(static type => FactSources.Find(type) is null))
        {
            throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                type,
                $"No kind of fact is called '{type}'.",
                "Known: " + string.Join(", ", FactTypes.Names.Order(StringComparer.Ordinal)) + "."
            );
        }

        return [.. (factTypes.Count == 0 ? FactTypes.Names : factTypes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private IReadOnlyList<AccountAccess> Chosen(CollectRequest request) =>
        request.AccountIds.Count == 0 ? accounts : [.. accounts.Where(account => request.AccountIds.Contains(account.Scope.Id))];

    private IReadOnlyList<string> Regions(CollectRequest request) =>
        request.Regions.Count == 0 ? info.Regions : [.. request.Regions.Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Enabled(AccountAccess account, IReadOnlyList<string> regions) =>
        [.. regions.Where(region => account.Regions.Contains(region))];
}
