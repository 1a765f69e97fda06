namespace ZeroTrust.Facts;

/// <summary>States what a fact record is called, what it is about and what reading it needs; sources, controls
/// and least policies derive from it.</summary>
/// <param name="name">The stable name.</param>
/// <param name="resourceType">See <see cref="ResourceType"/>.</param>
/// <param name="actions">See <see cref="Actions"/>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FactTypeAttribute(string name, string resourceType, params string[] actions) : Attribute
{
    /// <summary>The stable name in snapshots, plans and controls' metadata, such as
    /// <c>s3-bucket-encryption</c>: never changed once released.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// CloudFormation type of the resources that it is about, <see cref="ResourceRef.AccountType"/> for a
    /// whole account (or account and region).
    /// A <c>*</c> at its end stands for several types.
    /// </summary>
    public string ResourceType { get; } = resourceType;

    /// <summary>IAM actions that read it. The first is the one that lists: a fact that nobody looked for is settled by it.</summary>
    public IReadOnlyList<string> Actions { get; } = actions;

    /// <summary>IAM actions that find the resources, where that takes other actions than those that read the fact.</summary>
    public string[] FoundBy { get; init; } = [];

    /// <summary>Everything that reading it needs, what finds the resources first.</summary>
    public IEnumerable<string> AllActions => FoundBy.Concat(Actions).Distinct(StringComparer.Ordinal);

    /// <summary>Whether it can be about resources of a type.</summary>
    public bool IsAbout(string resourceType) =>
        ResourceType.EndsWith('*') ? resourceType.StartsWith(ResourceType[..^1], StringComparison.Ordinal) : resourceType == ResourceType;
}
