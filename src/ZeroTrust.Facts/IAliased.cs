namespace ZeroTrust.Facts;

/// <summary>A fact about a resource that people also call by other names than its identifier.</summary>
public interface IAliased
{
    /// <summary>The other names, each unique within account and region.</summary>
    IReadOnlyList<string> Aliases { get; }
}
