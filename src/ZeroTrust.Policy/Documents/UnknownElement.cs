namespace ZeroTrust.Policy.Documents;

/// <summary>A part of a document that the grammar does not know, kept so that editing the rest does not lose it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Json">Its value as minified JSON.</param>
/// <param name="Position">Where its name is.</param>
public sealed record UnknownElement(string Name, string Json, TextPosition Position = default);
