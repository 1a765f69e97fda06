namespace ZeroTrust.Core.Controls.Guide;

/// <summary>All rows of the guide, stated once: metadata of controls, coverage tables and phases refer to these.</summary>
public static class GuideTable
{
    /// <summary>Every row, in order.</summary>
    public static IReadOnlyList<GuideRow> Rows { get; } =
    [
        new("G1.1", GuideStep.Assess, "A map of assets with owner, function and risk", 3, CanEnforce: false),
        new("G1.2", GuideStep.Assess, "Who comes in, from where, with what", 3, CanEnforce: false),
        new("G1.3", GuideStep.Assess, "Resource groups by business function or risk", 3),
        new("G1.4", GuideStep.Assess, "Public-facing applications, services and APIs", 3, CanEnforce: false),
        new("G1.5", GuideStep.Assess, "Where sensitive data lives, and how sensitive it is", 3),
        new("G1.6", GuideStep.Assess, "Trusted Advisor", 3, CanEnforce: false),
        new("G2.1", GuideStep.Identity, "Roles for access levels, least privilege", 1),
        new("G2.2", GuideStep.Identity, "Regular audit with IAM Access Analyzer", 3),
        new("G2.3", GuideStep.Identity, "No unused roles, users, keys or permissions", 1),
        new("G2.4", GuideStep.Identity, "MFA for every IAM user and for root", 1),
        new("G2.5", GuideStep.Identity, "Hardware MFA for privileged roles", 3),
        new("G2.6", GuideStep.Identity, "Identity Center across accounts", 3),
        new("G2.7", GuideStep.Identity, "Cognito for application users", 3),
        new("G2.8", GuideStep.Identity, "Just-in-time access that ends by itself", 3),
        new("G2.9", GuideStep.Identity, "Password policy and credential hygiene", 3),
        new("G3.1", GuideStep.Data, "KMS encryption at rest", 3),
        new("G3.2", GuideStep.Data, "TLS everywhere in transit", 3),
        new("G3.3", GuideStep.Data, "Classification drives controls", 3),
        new("G3.4", GuideStep.Data, "Only authorised users and services reach buckets", 3),
        new("G3.5", GuideStep.Data, "Masking and tokenisation outside production and for third parties", 3),
        new("G4.1", GuideStep.Network, "Security groups are specific, never 0.0.0.0/0", 2),
        new("G4.2", GuideStep.Network, "Segmentation: private subnets, database tier alone", 2),
        new("G4.3", GuideStep.Network, "Transit Gateway without needless crossing", 3),
        new("G4.4", GuideStep.Network, "VPC endpoints for the services in use", 2),
        new("G4.5", GuideStep.Network, "WAF on web applications and APIs", 3),
        new("G4.6", GuideStep.Network, "DDoS protection with Shield", 3),
        new("G4.7", GuideStep.Network, "Verified Access for internal applications", 3),
        new("G4.8", GuideStep.Network, "Flow logs", 3),
        new("G5.1", GuideStep.Monitor, "CloudTrail in all regions, every action", 1),
        new("G5.2", GuideStep.Monitor, "GuardDuty everywhere", 1),
        new("G5.3", GuideStep.Monitor, "Security Hub", 3),
        new("G5.4", GuideStep.Monitor, "CloudWatch alarms on sign-in, traffic and API use", 3),
        new("G5.5", GuideStep.Monitor, "Automatic response to findings", 3),
        new("G5.6", GuideStep.Monitor, "Somebody looks at the logs", 3, CanEnforce: false),
        new("G6.1", GuideStep.Policy, "AWS Config continuously", 3),
        new("G6.2", GuideStep.Policy, "Systems Manager patches EC2", 3),
        new("G6.3", GuideStep.Policy, "Organizations and SCPs across accounts", 3),
        new("G6.4", GuideStep.Policy, "One standard across dev, staging and prod", 3),
        new("G6.5", GuideStep.Policy, "The same standard in infrastructure code, seen before it is deployed", 3),
    ];

    /// <summary>The principles that hold for every row.</summary>
    public static IReadOnlyList<GuidePrinciple> Principles { get; } =
    [
        new("P1", "Verify explicitly"),
        new("P2", "Least privilege, in time too"),
        new("P3", "Assume breach"),
        new("P4", "Continuous validation"),
        new("P5", "Small steps, by risk"),
    ];

    private static readonly Dictionary<string, GuideRow> ById = Rows.ToDictionary(static row => row.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>A row by its id, or null.</summary>
    public static GuideRow? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The title of a step.</summary>
    public static string TitleOf(GuideStep step) =>
        step switch
        {
            GuideStep.Assess => "Assess the environment",
            GuideStep.Identity => "Secure identities",
            GuideStep.Data => "Protect data",
            GuideStep.Network => "Secure the network",
            GuideStep.Monitor => "Monitor and respond",
            GuideStep.Policy => "Enforce policy with automation",
            _ => step.ToString(),
        };

    /// <summary>The title of a phase.</summary>
    public static string TitleOf(int phase) =>
        phase switch
        {
            1 => "Quick wins",
            2 => "Segmentation",
            3 => "Mature",
            _ => "Phase " + phase.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
}
