using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Organizations;

namespace ZeroTrust.Controls.Planning.Scp;

/// <summary>What one run of the planner works with.</summary>
/// <param name="Intent">What is wanted.</param>
/// <param name="Snapshot">The facts.</param>
/// <param name="Organization">The organization as an account of the connection sees it.</param>
/// <param name="CallerAccount">The account that the session is in.</param>
internal sealed record ScpSetting(ScpIntent Intent, Snapshot Snapshot, Known<OrganizationInfo> Organization, string CallerAccount)
{
    /// <summary>The account through which policies are managed: the management account where the connection
    /// reaches it, otherwise the caller's.</summary>
    public string ManagingAccount =>
        Snapshot.Header.Accounts.Any(account => account.Id == Management && account.Gap is null) ? Management : CallerAccount;

    /// <summary>The management account, which no SCP binds.</summary>
    public string Management => Organization.Value.ManagementAccountId;

    /// <summary>Every policy that is known.</summary>
    public IEnumerable<Known<ServiceControlPolicy>> Policies => Snapshot.AllKnown<ServiceControlPolicy>();

    /// <summary>A root, OU or account by id.</summary>
    public Known<OrganizationTarget>? Target(string id) =>
        Snapshot.AllKnown<OrganizationTarget>().FirstOrDefault(target => target.Value.Id == id);

    /// <summary>The accounts that a policy at the target binds.</summary>
    public IReadOnlyList<string> AccountsUnder(string targetId) =>
        [
            .. Snapshot
                .AllKnown<OrganizationTarget>()
                .Select(static target => target.Value)
                .Where(target =>
                    target.Kind == "ACCOUNT" && target.Id != Management && (target.Id == targetId || target.Ancestors.Contains(targetId))
                )
                .Select(static target => target.Id),
        ];

    /// <summary>A policy, by id or, before it has one, by name.</summary>
    public ResourceRef Policy(string id) => ResourceRef.Of<ServiceControlPolicy>(ManagingAccount, ResourceRef.Global, id);

    /// <summary>A text for ids of changes and calls.</summary>
    public string Id(string what) => $"scp/{Organization.Value.Id}/{what}";
}
