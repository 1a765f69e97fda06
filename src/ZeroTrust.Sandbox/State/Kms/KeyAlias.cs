namespace ZeroTrust.Sandbox.State.Kms;

/// <summary>An alias of a key.</summary>
/// <param name="Name">With <c>alias/</c>.</param>
/// <param name="KeyId">The key; null for aliases that AWS reserves before the key exists.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record KeyAlias(string Name, string? KeyId, DateTimeOffset CreatedAt);
