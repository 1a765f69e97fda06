namespace ZeroTrust.Facts.Iam;

/// <summary>A policy that is part of a user, group or role.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Document">The policy document as JSON text, URL-decoded, otherwise as AWS returned it.</param>
public sealed record InlinePolicy(string Name, [property: PolicyDocument] string Document);
