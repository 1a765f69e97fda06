namespace ZeroTrust.Facts;

/// <summary>Marks a member that changes by itself (last used, last status, a count that others move): it is left out of
/// the hash by which drift is noticed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VolatileAttribute : Attribute;
