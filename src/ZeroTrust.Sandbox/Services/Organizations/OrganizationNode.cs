namespace ZeroTrust.Sandbox.Services.Organizations;

/// <summary>A root, organizational unit or account.</summary>
/// <param name="Id">r-..., ou-... or twelve digits.</param>
/// <param name="Kind">ROOT, ORGANIZATIONAL_UNIT or ACCOUNT.</param>
/// <param name="Name">Name.</param>
/// <param name="ParentId">Parent; null for the root.</param>
/// <param name="JoinedAt">When an account joined.</param>
internal sealed record OrganizationNode(string Id, string Kind, string Name, string? ParentId, DateTimeOffset JoinedAt)
{
    /// <summary>State of an account: PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE or CLOSED.</summary>
    public string State { get; set; } = "ACTIVE";

    /// <summary>Tags.</summary>
    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);
}
