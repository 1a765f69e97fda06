namespace ZeroTrust.Sandbox.Services.Kms;

/// <summary>An alias of a key.</summary>
/// <param name="Name">With <c>alias/</c>.</param>
/// <param name="KeyId">The key; null for aliases that AWS reserves before the key exists.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record KeyAliasState(string Name, string? KeyId, DateTimeOffset CreatedAt);
