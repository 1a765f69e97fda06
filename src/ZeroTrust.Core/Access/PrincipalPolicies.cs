using ZeroTrust.Core.Snapshots;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Core.Access;

/// <summary>The policies that decide what a principal may do, from the facts of a snapshot. What the snapshot
/// does not hold makes its layer unknown.</summary>
public static class PrincipalPolicies
{
    /// <summary>Kinds of facts that are looked at.</summary>
    public static IReadOnlyList<string> FactsRead => SnapshotPolicies.FactsRead;

    /// <summary>The policies of a user, a role or a session of a role: its own, those of its
    /// groups, the boundary, the service control policies above
    /// its account, and of resources the bucket policy, the key policy or the trust policy of a role.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <param name="principal">Who.</param>
    /// <param name="resourceArn">The resource that is asked for.</param>
    /// <returns>The policies; layers that are not in the snapshot are unknown. Resource control
    /// policies and the policies of other resources are not
    /// looked at, so they count as unknown where they could decide; a session is taken to have no policies of its own.</returns>
    public static PolicySet Of(Snapshot snapshot, RequestPrincipal principal, string resourceArn) =>
        SnapshotPolicies.Of(snapshot).PoliciesOf(principal, resourceArn).Policies;
}
