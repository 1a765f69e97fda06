namespace ZeroTrust.Policy.Documents;

/// <summary>One value that a condition compares with.</summary>
/// <param name="Text">The value as text.</param>
/// <param name="Kind">How it is written in JSON.</param>
/// <param name="Position">Where it is.</param>
public sealed record ConditionValue(string Text, ConditionValueKind Kind = ConditionValueKind.Text, TextPosition Position = default);
