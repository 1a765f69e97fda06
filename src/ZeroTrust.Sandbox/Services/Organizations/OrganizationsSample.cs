using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Services.Organizations;

/// <summary>The tree of units and accounts, and the policies on it.</summary>
internal sealed class OrganizationsSample : IServiceSample
{
    public SampleStage Stage => SampleStage.Organization;

    public void Management(AccountBuilder at)
    {
        var day = at.Day;
        var organization = new OrganizationState { Id = at.Ids.Short("o-", 10), ManagementAccountId = SampleOrganization.Management };
        var suffix = at.Ids.Short("", 4);
        var root = Node(organization, "r-" + suffix, "ROOT", "Root", null, day);
        string Unit(string name, string parent) =>
            Node(organization, at.Ids.Short($"ou-{suffix}-", 8), "ORGANIZATIONAL_UNIT", name, parent, day);
        Unit("Security", root);
        var workloads = Unit("Workloads", root);
        var production = Unit("Production", workloads);
        var nonProduction = Unit("NonProduction", workloads);
        Unit("Playground", root); // nothing but FullAWSAccess, and nobody in it yet
        Node(organization, SampleOrganization.Management, "ACCOUNT", "management", root, day.AddDays(-1800));
        Node(organization, SampleOrganization.Prod, "ACCOUNT", "prod", production, day.AddDays(-1500));
        Node(organization, SampleOrganization.Staging, "ACCOUNT", "staging", nonProduction, day.AddDays(-1400));
        Node(organization, SampleOrganization.Dev, "ACCOUNT", "dev", nonProduction, day.AddDays(-900));
        organization.Nodes[SampleOrganization.Prod].Tags["environment"] = "production";
        organization.Nodes[SampleOrganization.Dev].Tags["environment"] = "development";
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
            Id = at.Ids.Short("p-", 8),
            Type = "SERVICE_CONTROL_POLICY",
            Name = "stay-in-the-organization",
            Description = "Accounts of production stay.",
            Content = """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "Stay",
                      "Effect": "Deny",
                      "Action": "organizations:LeaveOrganization",
                      "Resource": "*"
                    }
                  ]
                }
                """,
        };
        stay.TargetIds.Add(production);
        organization.Policies.Add(stay.Id, stay);
        at.World.Organization = organization;
    }

    private static string Node(OrganizationState organization, string id, string kind, string name, string? parent, DateTimeOffset joined)
    {
        organization.Nodes.Add(id, new OrganizationNode(id, kind, name, parent, joined));
        return id;
    }
}
