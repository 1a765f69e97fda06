namespace ZeroTrust.Policy.Layers;

/// <summary>The policies of one kind that are attached to one entity on the way from the organization's root to the account.</summary>
/// <param name="Name">The root, an organizational unit, or the account.</param>
/// <param name="Policies">What is attached there; one of them has to allow.</param>
public sealed record OrganizationLevel(string Name, IReadOnlyList<LayerPolicy> Policies);
