using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.PowerShell.Binding;

/// <summary>Policies as a cmdlet takes them; one of the members is set.</summary>
public sealed record PolicySource
{
    /// <summary>A policy in JSON, or what should be one.</summary>
    public string? Json { get; init; }

    /// <summary>The ARN of a policy, or of what has policies.</summary>
    public string? Arn { get; init; }

    /// <summary>The path of a file.</summary>
    public string? Path { get; init; }

    /// <summary>A snapshot, for all policies that it holds.</summary>
    public Snapshot? Snapshot { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Arn ?? Path ?? Json ?? "snapshot";
}
