namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>A managed policy and its versions.</summary>
internal sealed class ManagedPolicyState
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Path.</summary>
    public string Path { get; init; } = "/";

    /// <summary>ANPA...</summary>
    public required string Id { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its versions last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }

    /// <summary>At most five.</summary>
    public List<PolicyVersionState> Versions { get; } = [];

    /// <summary>The version in force.</summary>
    public string DefaultVersionId { get; set; } = "v1";

    /// <summary>The number of the next version: numbers are not used twice.</summary>
    public int NextVersion { get; set; } = 2;

    /// <summary>Tags.</summary>
    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether AWS made it.</summary>
    public bool AwsManaged => Arn.StartsWith("arn:aws:iam::aws:", StringComparison.Ordinal);

    /// <summary>The document in force.</summary>
    public string Document => Versions.First(v => v.Id == DefaultVersionId).Document;
}
