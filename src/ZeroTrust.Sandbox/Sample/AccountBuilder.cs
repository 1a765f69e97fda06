using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Sample;

/// <summary>Puts things into one account of the sample, with ages counted back from the start of the
/// day. Each service adds what it can put.</summary>
internal sealed class AccountBuilder(World world, AccountState account, DateTimeOffset day, IdentifierSource ids)
{
    /// <summary>The account.</summary>
    public AccountState Account { get; } = account;

    /// <summary>Everything.</summary>
    public World World { get; } = world;

    /// <summary>Identifiers that AWS would choose, and whatever else is left to chance.</summary>
    public IdentifierSource Ids { get; } = ids;

    /// <summary>Midnight of the day on which the sample is made.</summary>
    public DateTimeOffset Day { get; } = day;

    /// <summary>A moment of an earlier day.</summary>
    public DateTimeOffset DaysAgo(int days) => Day.AddDays(-days).AddHours(9).AddMinutes(Account.Id[^1] - '0');

    /// <summary>Puts something that has no type of its own.</summary>
    public void Put(string region, string shelf, string id, JsonObject item) => Account.Region(region).Shelf(shelf).Add(id, item.Present());

    /// <summary>Tags what has no tags of its own.</summary>
    public void Tag(string region, string arn, params (string Key, string Value)[] tags)
    {
        foreach (var (key, value) in tags)
        {
            Account.Region(region).TagsOf(arn)[key] = value;
        }
    }
}
