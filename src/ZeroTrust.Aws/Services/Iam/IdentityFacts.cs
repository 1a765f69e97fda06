using Amazon.IdentityManagement.Model;
using ZeroTrust.Aws.Reading;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Policy;

namespace ZeroTrust.Aws.Services.Iam;

/// <summary>Makes facts from authorization details. Lists are sorted, so that the order in which things were
/// attached does not look like a change.</summary>
internal static class IdentityFacts
{
    public static IamUser User(UserDetail user, DateTimeOffset? passwordLastUsed) =>
        new(
            user.UserName,
            user.Path,
            Values.Time(user.CreateDate.GetValueOrDefault()),
            [.. (user.GroupList ?? []).Order(StringComparer.Ordinal)],
            Attached(user.AttachedManagedPolicies),
            Inline(user.UserPolicyList),
            user.PermissionsBoundary?.PermissionsBoundaryArn,
            Values.Tags(user.Tags, static tag => (tag.Key, tag.Value))
        )
        {
            PasswordLastUsed = passwordLastUsed,
        };

    public static IamGroup Group(GroupDetail group, IEnumerable<UserDetail> users) =>
        new(
            group.GroupName,
            group.Path,
            [
                .. users
                    .Where(user => user.GroupList?.Contains(group.GroupName) == true)
                    .Select(static user => user.UserName)
                    .Order(StringComparer.Ordinal),
            ],
            Attached(group.AttachedManagedPolicies),
            Inline(group.GroupPolicyList)
        );

    public static IamRole Role(RoleDetail role) =>
        new(
            role.RoleName,
            role.Path,
            Values.Time(role.CreateDate.GetValueOrDefault()),
            Values.Document(role.AssumeRolePolicyDocument),
            Attached(role.AttachedManagedPolicies),
            Inline(role.RolePolicyList),
            role.PermissionsBoundary?.PermissionsBoundaryArn,
            [.. (role.InstanceProfileList ?? []).Select(static profile => profile.Arn).Order(StringComparer.Ordinal)],
            Values.Tags(role.Tags, static tag => (tag.Key, tag.Value))
        )
        {
            LastUsedAt = Values.Time(role.RoleLastUsed?.LastUsedDate),
            LastUsedRegion = role.RoleLastUsed?.Region,
        };

    public static IamPolicy Policy(ManagedPolicyDetail policy) =>
        new(
            policy.PolicyName,
            policy.Arn,
            policy.Path,
            policy.Description ?? "",
            IsAwsManaged(policy),
            policy.DefaultVersionId,
            Values.Document(
                (policy.PolicyVersionList ?? []).FirstOrDefault(version => version.VersionId == policy.DefaultVersionId)?.Document
            ),
            [
                .. (policy.PolicyVersionList ?? [])
                    .Select(static version => version.VersionId)
                    .OrderByDescending(Number)
                    .ThenBy(static id => id, StringComparer.Ordinal),
            ],
            policy.AttachmentCount.GetValueOrDefault()
        );

    /// <summary>Whether a policy belongs to the account, or is AWS's and used in it.</summary>
    public static bool IsInUse(ManagedPolicyDetail policy) =>
        !IsAwsManaged(policy) || policy.AttachmentCount > 0 || policy.PermissionsBoundaryUsageCount > 0;

    private static bool IsAwsManaged(ManagedPolicyDetail policy) => Arn.AccountOf(policy.Arn) is Arn.AwsAccount;

    private static int Number(string versionId) => int.TryParse(versionId.AsSpan().TrimStart('v'), out var number) ? number : 0;

    private static IReadOnlyList<AttachedPolicy> Attached(IEnumerable<AttachedPolicyType>? policies) =>
        [
            .. (policies ?? [])
                .Select(static policy => new AttachedPolicy(policy.PolicyName, policy.PolicyArn))
                .OrderBy(static policy => policy.Arn, StringComparer.Ordinal),
        ];

    private static IReadOnlyList<InlinePolicy> Inline(IEnumerable<PolicyDetail>? policies) =>
        [
            .. (policies ?? [])
                .Select(static policy => new InlinePolicy(policy.PolicyName, Values.Document(policy.PolicyDocument)))
                .OrderBy(static policy => policy.Name, StringComparer.Ordinal),
        ];
}
