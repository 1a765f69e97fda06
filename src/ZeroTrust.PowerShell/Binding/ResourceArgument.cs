using ZeroTrust.Core.Findings;

namespace ZeroTrust.PowerShell.Binding;

/// <summary>A bucket, user or other resource as a cmdlet takes it: a name, an ARN, a finding,
/// or an object with a fitting property.</summary>
/// <param name="Name">The service's own identifier.</param>
/// <param name="AccountId">Twelve digits; null where nobody said.</param>
public sealed record ResourceArgument(string Name, string? AccountId)
{
    /// <summary>What was written, an ARN with all its parts; the name where nothing was.</summary>
    public string Text { get; init; } = Name;

    /// <summary>The finding that it came from; null for anything else.</summary>
    public Finding? Finding { get; init; }

    /// <summary>Why it cannot be used; null when it can.</summary>
    public string? Problem { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
