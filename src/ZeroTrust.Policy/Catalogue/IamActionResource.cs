namespace ZeroTrust.Policy.Catalogue;

/// <summary>A type of resource that an action takes.</summary>
/// <param name="Type">The type.</param>
/// <param name="IsRequired">Whether every request names one; otherwise only some do.</param>
public sealed record IamActionResource(IamResourceType Type, bool IsRequired);
