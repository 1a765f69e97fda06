namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>An IAM group.</summary>
internal sealed class GroupState : IdentityState
{
    /// <summary>Names of its users.</summary>
    public SortedSet<string> Members { get; } = new(StringComparer.OrdinalIgnoreCase);
}
