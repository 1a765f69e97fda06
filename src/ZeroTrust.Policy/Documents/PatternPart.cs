namespace ZeroTrust.Policy.Documents;

/// <summary>A part of a pattern.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Text">The text of a literal, the key of a variable, or empty.</param>
/// <param name="Default">The default of a variable that has one; null otherwise.</param>
public readonly record struct PatternPart(PatternPartKind Kind, string Text, string? Default = null);
