namespace ZeroTrust.Core.Connections;

/// <summary>How to reach AWS. Everything is optional: without anything the default credentials
/// chain of the AWS SDK for .NET applies.</summary>
public sealed record ConnectionOptions
{
    /// <summary>Profile in the AWS configuration files; SSO and assume-role profiles too.</summary>
    public string? ProfileName { get; init; }

    /// <summary>Alternative location of the shared credentials file.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>Access key id of static credentials.</summary>
    public string? AccessKey { get; init; }

    /// <summary>Secret key of static credentials.</summary>
    public string? SecretKey { get; init; }

    /// <summary>Session token of static credentials.</summary>
    public string? SessionToken { get; init; }

    /// <summary>Role to assume first, with the credentials above.</summary>
    public string? RoleArn { get; init; }

    /// <summary>External id for that role.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Serial number or ARN of the MFA device for that role.</summary>
    public string? MfaSerial { get; init; }

    /// <summary>Name of the sessions made by assuming roles.</summary>
    public string RoleSessionName { get; init; } = "ZeroTrust";

    /// <summary>Regions to look at; empty for every region that is enabled in the account.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>An endpoint for every service, instead of AWS's own.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>Whether to go through all accounts of the organization.</summary>
    public bool Organization { get; init; }

    /// <summary>Role that is assumed in each member account.</summary>
    public string OrganizationRoleName { get; init; } = "OrganizationAccountAccessRole";

    /// <summary>How many calls may be under way at once over everything.</summary>
    public int MaximumParallelism { get; init; } = 16;

    /// <summary>Carries requests instead of the network: the sandbox, or a test's double. Called once per client.</summary>
    public Func<HttpMessageHandler>? HttpHandler { get; init; }
}
