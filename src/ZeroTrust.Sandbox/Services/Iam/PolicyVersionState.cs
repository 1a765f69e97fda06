namespace ZeroTrust.Sandbox.Services.Iam;

/// <summary>A version of a managed policy.</summary>
/// <param name="Id">v1, v2, ...</param>
/// <param name="Document">The JSON text.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record PolicyVersionState(string Id, string Document, DateTimeOffset CreatedAt);
