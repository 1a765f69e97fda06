using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;

namespace ZeroTrust.Controls.Planning.MfaEnforcement;

/// <summary>What one run of the planner works with.</summary>
/// <param name="Intent">What is wanted.</param>
/// <param name="Snapshot">The facts.</param>
/// <param name="Context">Caller and break-glass principals.</param>
/// <param name="Account">The account.</param>
internal sealed record MfaSetting(MfaEnforcementIntent Intent, Snapshot Snapshot, PlanContext Context, string Account)
{
    /// <summary>ARN of the policy: known before it exists.</summary>
    public string PolicyArn => $"arn:{Context.Partition}:iam::{Account}:policy/{Intent.PolicyName}";

    /// <summary>The policy.</summary>
    public ResourceRef Policy =>
        ResourceRef.Of<IamPolicy>(Account, ResourceRef.Global, PolicyArn) with
        {
            Arn = PolicyArn,
            Name = Intent.PolicyName,
        };

    /// <summary>The group.</summary>
    public ResourceRef Group => ResourceRef.Of<IamGroup>(Account, ResourceRef.Global, Intent.GroupName);

    /// <summary>The group as it is; null when it does not exist.</summary>
    public Known<IamGroup>? KnownGroup => Snapshot.Find<IamGroup>(Group) as Known<IamGroup>;

    /// <summary>A text for ids of changes and calls.</summary>
    public string Id(string what) => $"mfa/{Account}/{what}";

    /// <summary>A user of the account.</summary>
    public ResourceRef User(string name) => ResourceRef.Of<IamUser>(Account, ResourceRef.Global, name);

    /// <summary>ARN of a user.</summary>
    public string UserArn(string name) => Protected.UserArn(Snapshot, User(name), Context);

    /// <summary>What users must still be able to do: probes for the lock-out guard.</summary>
    public IReadOnlyList<AccessProbe> Probes =>
        [
            new("iam:DetachGroupPolicy", $"arn:{Context.Partition}:iam::{Account}:group/{Intent.GroupName}"),
            new("iam:ListUsers", "*"),
            new("sts:GetCallerIdentity", "*"),
        ];
}
