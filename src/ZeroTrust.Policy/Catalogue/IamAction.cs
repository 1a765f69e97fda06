namespace ZeroTrust.Policy.Catalogue;

/// <summary>An action of a service.</summary>
/// <param name="Service">The service's prefix, such as <c>s3</c>.</param>
/// <param name="Name">The action's name, such as <c>GetObject</c>.</param>
/// <param name="AccessLevel">What it does.</param>
/// <param name="ResourceTypes">The types of resource that it takes; none means that Resource has to be <c>*</c>.</param>
/// <param name="ConditionKeys">The condition keys that requests for it may have beside global ones;
/// <c>${...}</c> in a key stands for any text.</param>
public sealed record IamAction(
    string Service,
    string Name,
    AccessLevel AccessLevel,
    IReadOnlyList<IamActionResource> ResourceTypes,
    IReadOnlyList<string> ConditionKeys
)
{
    /// <summary>The action as policies write it, such as <c>s3:GetObject</c>.</summary>
    public string FullName { get; } = $"{Service}:{Name}";

    /// <inheritdoc />
    public override string ToString() => FullName;
}
