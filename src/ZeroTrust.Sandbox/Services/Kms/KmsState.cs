namespace ZeroTrust.Sandbox.Services.Kms;

/// <summary>KMS of one account in one region.</summary>
internal sealed class KmsState
{
    /// <summary>Keys by id.</summary>
    public SortedDictionary<string, KeyState> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Aliases by name.</summary>
    public SortedDictionary<string, KeyAliasState> Aliases { get; } = new(StringComparer.Ordinal);
}
