using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Controls.Judging;

/// <summary>A user or role of an account with everything that its own policies grant.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Principal">Who, for the policy engine.</param>
/// <param name="Policies">Identity policies and boundary; a policy that is not in the snapshot makes the layer unknown.</param>
internal sealed record AccountPrincipal(string Arn, RequestPrincipal Principal, PolicySet Policies)
{
    /// <summary>All users and roles of an account, without the roles that belong to AWS services.</summary>
    public static IReadOnlyList<AccountPrincipal> Of(Snapshot snapshot, string account)
    {
        // AWS managed policies are in the snapshot once for each account that uses them.
        var managed = snapshot
            .AllKnown<IamPolicy>()
            .Where(policy => policy.Resource.AccountId == account)
            .ToDictionary(
                static policy => policy.Value.Arn,
                static policy => LayerPolicy.Parse(policy.Value.Name, policy.Value.Document),
                StringComparer.Ordinal
            );
        var groups = snapshot
            .AllKnown<IamGroup>()
            .Where(group => group.Resource.AccountId == account)
            .ToDictionary(static group => group.Value.Name, static group => group.Value, StringComparer.Ordinal);
        var partition = snapshot.Header.Partition;
        var principals = new List<AccountPrincipal>();
        foreach (
            var user in snapshot.AllKnown<IamUser>().Where(user => user.Resource.AccountId == account).Select(static user => user.Value)
        )
        {
            var memberships = user.Groups.Select(groups.GetValueOrDefault).ToList();
            principals.Add(
                Make(
                    $"arn:{partition}:iam::{account}:user{user.Path}{user.Name}",
                    [.. user.AttachedPolicies, .. memberships.SelectMany(static group => group?.AttachedPolicies ?? [])],
                    [.. user.InlinePolicies, .. memberships.SelectMany(static group => group?.InlinePolicies ?? [])],
                    user.PermissionsBoundaryArn,
                    memberships.Contains(null),
                    managed
                )
            );
        }

        foreach (
            var role in snapshot
                .AllKnown<IamRole>()
                .Where(role => role.Resource.AccountId == account)
                .Select(static role => role.Value)
                .Where(static role => !role.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal))
        )
        {
            principals.Add(
                Make(
                    $"arn:{partition}:iam::{account}:role{role.Path}{role.Name}",
                    role.AttachedPolicies,
                    role.InlinePolicies,
                    role.PermissionsBoundaryArn,
                    false,
                    managed
                )
            );
        }

        return principals;
    }

    private static AccountPrincipal Make(
        string arn,
        IReadOnlyList<AttachedPolicy> attached,
        IReadOnlyList<InlinePolicy> inline,
        string? boundaryArn,
        bool groupMissing,
        Dictionary<string, LayerPolicy> managed
    )
    {
        var boundary = boundaryArn is null ? null : managed.GetValueOrDefault(boundaryArn);
        var unknown = new List<PolicyLayer>();
        if (groupMissing || attached.Any(policy => !managed.ContainsKey(policy.Arn)))
        {
            unknown.Add(PolicyLayer.Identity);
        }

        if (boundaryArn is not null && boundary is null)
        {
            unknown.Add(PolicyLayer.Boundary);
        }

        return new AccountPrincipal(
            arn,
            RequestPrincipal.Parse(arn),
            new PolicySet
            {
                Identity =
                [
                    .. attached.Select(policy => managed.GetValueOrDefault(policy.Arn)).OfType<LayerPolicy>(),
                    .. inline.Select(static policy => LayerPolicy.Parse(policy.Name, policy.Document)),
                ],
                Boundary = boundary,
                UnknownLayers = unknown,
            }
        );
    }
}
