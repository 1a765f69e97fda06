namespace ZeroTrust.Sandbox.State.Iam;

/// <summary>An IAM group.</summary>
internal sealed class Group : PolicyHolder
{
    /// <summary>Names of its users.</summary>
    public SortedSet<string> Members { get; } = new(StringComparer.OrdinalIgnoreCase);
}
