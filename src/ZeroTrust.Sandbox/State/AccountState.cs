namespace ZeroTrust.Sandbox.State;

/// <summary>One account. What services keep in it is in <see cref="ServiceStates.Of"/>.</summary>
internal sealed class AccountState(string id, string name, string email) : ServiceStates
{
    private readonly SortedDictionary<string, RegionState> _regions = new(StringComparer.Ordinal);

    /// <summary>Twelve digits.</summary>
    public string Id { get; } = id;

    /// <summary>The name in the organization.</summary>
    public string Name { get; } = name;

    /// <summary>The address of its root user.</summary>
    public string Email { get; } = email;

    /// <summary>Regions that hold something.</summary>
    public IReadOnlyDictionary<string, RegionState> Regions => _regions;

    /// <summary>The ARN of the root user: the account itself in policies.</summary>
    public string RootArn => $"arn:aws:iam::{Id}:root";

    /// <summary>What the account holds in a region.</summary>
    public RegionState Region(string region)
    {
        if (!_regions.TryGetValue(region, out var state))
        {
            _regions[region] = state = new RegionState(Id, region);
        }

        return state;
    }
}
