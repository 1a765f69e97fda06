using ZeroTrust.Sandbox.State;
using ZeroTrust.Sandbox.State.Organizations;

namespace ZeroTrust.Sandbox.Sample;

/// <summary>
/// The sample: a management account and three members with the trouble that real ones have, and enough that is right. The same seed on the same day
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

    internal static World Build(int seed, TimeProvider clock)
    {
        var world = new World(seed, clock);
        var now = world.Now.UtcDateTime;
        var day = new DateTimeOffset(now.Year, now.Month, now.Day, 0, 0, 0, TimeSpan.Zero);
        var management = Add(world, day, Management, "management");
        var prod = Add(world, day, Prod, "prod");
        var staging = Add(world, day, Staging, "staging");
        var dev = Add(world, day, Dev, "dev");
        Tree(world, day);
        SampleIdentities.Management(management);
        SampleIdentities.Prod(prod);
        SampleIdentities.Staging(staging);
        SampleIdentities.Dev(dev);
        SampleData.Management(management);
        SampleData.Prod(prod);
        SampleData.Staging(staging);
        SampleData.Dev(dev);
        SampleNetwork.Prod(prod);
        SampleNetwork.Staging(staging);
        SampleNetwork.Dev(dev);
        SampleMonitoring.Management(management);
        SampleMonitoring.Prod(prod);
        SampleMonitoring.Staging(staging);
        SampleMonitoring.Dev(dev);
        SampleInventory.Prod(prod);
        SampleInventory.Staging(staging);
        SampleInventory.Dev(dev);
        return world;
    }

    private static AccountBuilder Add(World world, DateTimeOffset day, string id, string name) =>
        new(world, world.Add(id, name, $"aws+{name}@example.com"), day);

    private static void Tree(World world, DateTimeOffset day)
    {
        var organization = new OrganizationState { Id = world.Ids.Short("o-", 10), ManagementAccountId = Management };
        var suffix = world.Ids.Short("", 4);
        var root = Node(organization, "r-" + suffix, "ROOT", "Root", null, day);
        string Unit(string name, string parent) => Node(organization, world.Ids.Short($"ou-{suffix}-", 8), "ORGANIZATIONAL_UNIT", name, parent, day);
        Unit("Security", root);
        var workloads = Unit("Workloads", root);
        var production = Unit("Production", workloads);
        var nonProduction = Unit("NonProduction", workloads);
        Unit("Playground", root); // nothing but FullAWSAccess, and nobody in it yet
        Node(organization, Management, "ACCOUNT", "management", root, day.AddDays(-1800));
        Node(organization, Prod, "ACCOUNT", "prod", production, day.AddDays(-1500));
        Node(organization, Staging, "ACCOUNT", "staging", nonProduction, day.AddDays(-1400));
        Node(organization, Dev, "ACCOUNT", "dev", nonProduction, day.AddDays(-900));
        organization.Nodes[Prod].Tags["environment"] = "production";
        organization.Nodes[Dev].Tags["environment"] = "development";
        organization.EnabledPolicyTypes.Add("SERVICE_CONTROL_POLICY");
        var everything = new OrganizationPolicy
        {
            Id = "p-FullAWSAccess",
            Type = "SERVICE_CONTROL_POLICY",
            Name = "FullAWSAccess",
            Description = "Allows access to every operation",
            Content = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
            AwsManaged = true,
        };
        everything.TargetIds.UnionWith(organization.Nodes.Keys);
        organization.Policies.Add(everything.Id, everything);
        var stay = new OrganizationPolicy
        {
            Id = world.Ids.Short("p-", 8),
            Type = "SERVICE_CONTROL_POLICY",
            Name = "stay-in-the-organization",
            Description = "Accounts of production stay.",
            Content = """{"Version":"2012-10-17","Statement":[{"Sid":"Stay","Effect":"Deny","Action":"organizations:LeaveOrganization","Resource":"*"}]}""",
        };
        stay.TargetIds.Add(production);
        organization.Policies.Add(stay.Id, stay);
        world.Organization = organization;
    }

    private static string Node(OrganizationState organization, string id, string kind, string name, string? parent, DateTimeOffset joined)
    {
        organization.Nodes.Add(id, new OrganizationNode(id, kind, name, parent, joined));
        return id;
    }
}
