using ZeroTrust.Facts;
using ZeroTrust.Policy.Lint;

namespace ZeroTrust.Core.Documents;

/// <summary>A policy document of a snapshot, as AWS returned it.</summary>
/// <param name="Resource">What holds it: the managed policy itself, or the user, group, role, bucket or key that it belongs to.</param>
/// <param name="Kind">Where it is used.</param>
/// <param name="Name">The name of an inline policy, or what a policy without a name of its own is
/// called, such as <c>trust policy</c>; null when the
/// resource is the policy.</param>
/// <param name="Json">JSON text.</param>
public sealed record PolicyText(ResourceRef Resource, PolicyKind Kind, string? Name, string Json)
{
    /// <summary>Where it is from, for people: the ARN, and which policy of it.</summary>
    public string Source => Name is null ? Resource.ToString() : $"{Resource} {Name}";
}
