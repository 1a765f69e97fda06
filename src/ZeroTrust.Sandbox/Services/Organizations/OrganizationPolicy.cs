namespace ZeroTrust.Sandbox.Services.Organizations;

/// <summary>A policy of the organization.</summary>
internal sealed class OrganizationPolicy
{
    /// <summary>p-...</summary>
    public required string Id { get; init; }

    /// <summary>SERVICE_CONTROL_POLICY, RESOURCE_CONTROL_POLICY, TAG_POLICY, ...</summary>
    public required string Type { get; init; }

    /// <summary>Name, unique within its type.</summary>
    public required string Name { get; set; }

    /// <summary>Description.</summary>
    public required string Description { get; set; }

    /// <summary>The document.</summary>
    public required string Content { get; set; }

    /// <summary>Whether AWS made it.</summary>
    public bool AwsManaged { get; init; }

    /// <summary>Where it is attached.</summary>
    public SortedSet<string> TargetIds { get; } = new(StringComparer.Ordinal);

    /// <summary>Tags.</summary>
    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);
}
