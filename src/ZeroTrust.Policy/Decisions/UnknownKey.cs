namespace ZeroTrust.Policy.Decisions;

/// <summary>Something that is not known and that the answer depends on.</summary>
/// <param name="Name">A condition key, or a layer, policy or fact in words.</param>
/// <param name="IsConditionKey">Whether <paramref name="Name"/> is a condition key.</param>
public sealed record UnknownKey(string Name, bool IsConditionKey = true);
