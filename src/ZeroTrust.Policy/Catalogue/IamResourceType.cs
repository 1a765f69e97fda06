namespace ZeroTrust.Policy.Catalogue;

/// <summary>A type of resource of a service.</summary>
/// <param name="Service">The service's prefix.</param>
/// <param name="Name">The type's name, such as <c>bucket</c>.</param>
/// <param name="ArnFormat">Its ARN with placeholders such as <c>${Account}</c>.</param>
/// <param name="ConditionKeys">Condition keys that describe such a resource.</param>
public sealed record IamResourceType(string Service, string Name, string ArnFormat, IReadOnlyList<string> ConditionKeys);
