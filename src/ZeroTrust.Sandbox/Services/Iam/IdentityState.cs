namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>What users, groups and roles have in common.</summary>
internal abstract class IdentityState
{
    /// <summary>Its name, unique within its kind whatever the case.</summary>
    public required string Name { get; init; }

    /// <summary>Path, starting and ending with a slash.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The unique id, such as AIDA...</summary>
    public required string Id { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Inline policies: name to document.</summary>
    public SortedDictionary<string, string> Inline { get; } = new(StringComparer.Ordinal);

    /// <summary>ARNs of attached managed policies.</summary>
    public SortedSet<string> Attached { get; } = new(StringComparer.Ordinal);
}
