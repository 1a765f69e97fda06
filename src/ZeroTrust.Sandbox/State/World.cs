namespace ZeroTrust.Sandbox.State;

/// <summary>
/// Everything that exists in one sandbox. Whoever reads or writes it holds <see cref="Gate"/>: one call
/// at a time, so that no call sees half of another.
/// </summary>
internal sealed class World(int seed, TimeProvider clock) : ServiceStates
{
    /// <summary>The lock of the whole state.</summary>
    public object Gate { get; } = new();

    /// <summary>The source of identifiers that AWS would choose.</summary>
    public IdentifierSource Ids { get; } = new(seed);

    /// <summary>Accounts by id.</summary>
    public SortedDictionary<string, AccountState> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>Sessions of assumed roles by access key id.</summary>
    public Dictionary<string, Session> Sessions { get; } = new(StringComparer.Ordinal);

    /// <summary>The moment, in whole seconds as AWS reports it.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>Makes an account.</summary>
    public AccountState Add(string id, string name, string email)
    {
        var account = new AccountState(id, name, email);
        Accounts.Add(id, account);
        return account;
    }
}
