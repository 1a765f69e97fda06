using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;

namespace ZeroTrust.Controls.Judging;

/// <summary>
/// Ways to look at a snapshot that never stay silent: where nothing was collected, and where an account could not be entered, there is a
/// <see cref="Missing{TFact}"/> that names the IAM action of the fact.
/// </summary>
internal static class Looking
{
    /// <summary>One fact about every account.</summary>
    public static IEnumerable<Fact<T>> OfEachAccount<T>(this Snapshot snapshot)
        where T : class => Accounts(snapshot).Select(account => snapshot.About<T>(ResourceRef.Account(account)));

    /// <summary>One fact about every account in every region that was looked at; about an account that could
    /// not be entered, one in all.</summary>
    public static IEnumerable<Fact<T>> OfEachRegion<T>(this Snapshot snapshot)
        where T : class
    {
        foreach (var account in Accounts(snapshot))
        {
            if (Closed(snapshot, account) is not null)
            {
                yield return snapshot.About<T>(ResourceRef.Account(account));
                continue;
            }

            var regions = snapshot
                .Header.Regions.Concat(
                    snapshot.All<T>().Where(fact => fact.Resource.AccountId == account).Select(static fact => fact.Resource.Region)
                )
                .Where(static region => region != ResourceRef.Global)
                .Distinct(StringComparer.Ordinal);
            foreach (var region in regions)
            {
                yield return snapshot.About<T>(ResourceRef.Account(account, region));
            }
        }
    }

    /// <summary>Everything of one kind; an account (or region) whose list could not be read comes as one
    /// missing fact about the account.</summary>
    public static IEnumerable<Fact<T>> Listed<T>(this Snapshot snapshot)
        where T : class
    {
        var collected = snapshot.Header.FactTypes.Count == 0 || snapshot.Header.FactTypes.Contains(FactTypes.NameOf<T>());
        foreach (var account in Accounts(snapshot))
        {
            var facts = snapshot.All<T>().Where(fact => fact.Resource.AccountId == account).ToList();
            foreach (var fact in facts)
            {
                yield return fact;
            }

            if (facts.Count == 0 && (!collected || Closed(snapshot, account) is not null))
            {
                yield return snapshot.About<T>(ResourceRef.Account(account));
            }
        }
    }

    /// <summary>The fact about one resource; missing, never null, when there is none.</summary>
    public static Fact<T> About<T>(this Snapshot snapshot, ResourceRef resource)
        where T : class =>
        snapshot.Find<T>(resource)
        ?? new Missing<T>(
            resource,
            Closed(snapshot, resource.AccountId) is { } gap
                ? gap with
                {
                    Message = "the account could not be entered: " + gap.Message,
                }
                : new Gap(GapReason.Failed, FactTypes.ActionOf<T>(), "the snapshot does not hold it")
        );

    private static Gap? Closed(Snapshot snapshot, string account) =>
        snapshot.Header.Accounts.FirstOrDefault(scope => scope.Id == account)?.Gap;

    private static IEnumerable<string> Accounts(Snapshot snapshot) =>
        snapshot
            .Header.Accounts.Select(static scope => scope.Id)
            .Concat(snapshot.Facts.Select(static fact => fact.Resource.AccountId))
            .Distinct(StringComparer.Ordinal);
}
