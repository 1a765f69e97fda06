using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Sample;

/// <summary>
/// The sample: a management account and three members with the trouble that real ones have, and
/// enough that is right. The same seed on the same day
/// gives the same organization.
/// </summary>
public static class SampleOrganization
{
    /// <summary>The management account.</summary>
    public const string Management = "111111111111";

    /// <summary>The member for production.</summary>
    public const string Prod = "482619305718";

    /// <summary>The member for staging.</summary>
    public const string Staging = "619274830165";

    /// <summary>The member for development.</summary>
    public const string Dev = "937410285366";

    /// <summary>Where the company works.</summary>
    public const string Home = "eu-west-1";

    internal static World Build(int seed, TimeProvider clock) => Build(seed, clock, ServiceParts.All<IServiceSample>());

    /// <summary>Builds it from the parts of given services.</summary>
    internal static World Build(int seed, TimeProvider clock, IReadOnlyList<IServiceSample> services)
    {
        var world = new World(seed, clock);
        var now = world.Now.UtcDateTime;
        var day = new DateTimeOffset(now.Year, now.Month, now.Day, 0, 0, 0, TimeSpan.Zero);
        (AccountState Account, Action<IServiceSample, AccountBuilder> Plant)[] accounts =
        [
            (Add(world, Management, "management"), static (service, at) => service.Management(at)),
            (Add(world, Prod, "prod"), static (service, at) => service.Prod(at)),
            (Add(world, Staging, "staging"), static (service, at) => service.Staging(at)),
            (Add(world, Dev, "dev"), static (service, at) => service.Dev(at)),
        ];
        foreach (var stage in services.GroupBy(static service => service.Stage).OrderBy(static stage => stage.Key))
        {
            foreach (var (account, plant) in accounts)
            {
                foreach (var service in stage.OrderBy(static service => service.Turn))
                {
                    var ids = stage.Key == SampleStage.Further ? world.Ids.Apart($"{service.GetType().FullName} {account.Id}") : world.Ids;
                    plant(service, new AccountBuilder(world, account, day, ids));
                }
            }
        }

        return world;
    }

    private static AccountState Add(World world, string id, string name) => world.Add(id, name, $"aws+{name}@example.com");
}
