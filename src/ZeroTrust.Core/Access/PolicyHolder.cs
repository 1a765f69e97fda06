using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Core.Access;

/// <summary>A user or role of a snapshot with the policies that it carries.</summary>
/// <param name="Principal">The user, or a session of the role that is not fixed.</param>
/// <param name="Arn">The ARN of the user or role, with its path.</param>
/// <param name="AccountId">Its account.</param>
public sealed record PolicyHolder(RequestPrincipal Principal, string Arn, string AccountId)
{
    /// <summary>Its own policies, without those of groups: managed ones, named by their ARN and shared
    /// between all who have them, then inline ones.</summary>
    public IReadOnlyList<LayerPolicy> Policies { get; init; } = [];

    /// <summary>The groups that a user is in, as far as the snapshot holds them.</summary>
    public IReadOnlyList<GroupPolicies> Groups { get; init; } = [];

    /// <summary>The permissions boundary, named by its ARN; null when there is none, and when it is not in
    /// the snapshot (see <see cref="Gaps"/>).</summary>
    public LayerPolicy? Boundary { get; init; }

    /// <summary>The trust policy of a role; null for users.</summary>
    public LayerPolicy? Trust { get; init; }

    /// <summary>Tags of the user or role.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>What the snapshot does not hold: managed policies, groups, the boundary. Those of groups are among them.</summary>
    public IReadOnlyList<PolicyGap> Gaps { get; init; } = [];

    /// <summary>All identity policies, also those of groups; a policy that comes both ways is in it once.</summary>
    public IReadOnlyList<LayerPolicy> Identity { get; init; } = [];

    /// <summary>Layers that are unknown because of <see cref="Gaps"/>.</summary>
    public IReadOnlyCollection<PolicyLayer> UnknownLayers => [.. Gaps.Select(static g => g.Layer).Distinct()];
}
