using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Facts.Kms;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.Facts.S3;
using ZeroTrust.Policy.Lint;

namespace ZeroTrust.Core.Documents;

/// <summary>The policy documents of a snapshot.</summary>
public static class PolicyTexts
{
    /// <summary>Kinds of facts that hold policy documents.</summary>
    public static IReadOnlyList<string> FactsRead { get; } =
    [
        FactTypes.NameOf<IamPolicy>(),
        FactTypes.NameOf<IamUser>(),
        FactTypes.NameOf<IamGroup>(),
        FactTypes.NameOf<IamRole>(),
        FactTypes.NameOf<BucketPolicy>(),
        FactTypes.NameOf<KmsKeyPolicy>(),
        FactTypes.NameOf<ServiceControlPolicy>(),
    ];

    /// <summary>All policies that the owner of the accounts wrote; those that AWS wrote and maintains are left out.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <returns>Documents, by kind of fact and resource.</returns>
    public static IEnumerable<PolicyText> In(Snapshot snapshot) =>
        All(snapshot).Where(static text => !text.IsOfAws).Select(static text => text.Text);

    /// <summary>The policies that an ARN names: a managed policy or service control policy itself, whoever
    /// wrote it, and what a user, group, role, bucket
    /// or key holds. Managed policies that are attached to one of these are not its own.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <param name="arn">The ARN; letter case matters.</param>
    /// <returns>Documents; empty when the snapshot has none by that name.</returns>
    public static IReadOnlyList<PolicyText> Of(Snapshot snapshot, string arn) =>
        [
            .. All(snapshot)
                .Select(static text => text.Text)
                .Where(text => text.Resource.Arn == arn)
                .DistinctBy(static text => (text.Source, text.Json)),
        ];

    /// <summary>What could not be read and might hold policies.</summary>
    /// <param name="snapshot">The facts.</param>
    /// <returns>Resources, kinds of facts and reasons.</returns>
    public static IEnumerable<(ResourceRef Resource, string FactType, Gap Gap)> Gaps(Snapshot snapshot) =>
        snapshot.Gaps.Where(static gap => gap.FactType == "account" || FactsRead.Contains(gap.FactType));

    private static IEnumerable<(PolicyText Text, bool IsOfAws)> All(Snapshot snapshot)
    {
        foreach (var (resource, policy) in Values<IamPolicy>(snapshot))
        {
            yield return (new(resource with { Arn = policy.Arn }, PolicyKind.Identity, null, policy.Document), policy.AwsManaged);
        }

        foreach (var (resource, policy) in Values<ServiceControlPolicy>(snapshot))
        {
            yield return (new(resource with { Arn = policy.Arn }, PolicyKind.ServiceControl, null, policy.Content), policy.AwsManaged);
        }

        foreach (var text in Values<IamUser>(snapshot).SelectMany(static user => Inline(user.Resource, user.Value.InlinePolicies)))
        {
            yield return (text, false);
        }

        foreach (var text in Values<IamGroup>(snapshot).SelectMany(static group => Inline(group.Resource, group.Value.InlinePolicies)))
        {
            yield return (text, false);
        }

        foreach (var (resource, role) in Values<IamRole>(snapshot))
        {
            // AWS writes and maintains everything of a service-linked role.
            var isOfAws = role.Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);
            yield return (new(resource, PolicyKind.RoleTrust, "trust policy", role.TrustPolicy), isOfAws);
            foreach (var text in Inline(resource, role.InlinePolicies))
            {
                yield return (text, isOfAws);
            }
        }

        foreach (var (resource, policy) in Values<BucketPolicy>(snapshot))
        {
            if (policy.Document is { } document)
            {
                yield return (new(resource, PolicyKind.Resource, "bucket policy", document), false);
            }
        }

        foreach (var (resource, policy) in Values<KmsKeyPolicy>(snapshot))
        {
            yield return (new(resource, PolicyKind.Resource, "key policy", policy.Document), false);
        }
    }

    private static IEnumerable<(ResourceRef Resource, T Value)> Values<T>(Snapshot snapshot)
        where T : class => snapshot.AllKnown<T>().Select(static fact => (fact.Resource, fact.Value));

    private static IEnumerable<PolicyText> Inline(ResourceRef resource, IReadOnlyList<InlinePolicy> policies) =>
        policies.Select(policy => new PolicyText(resource, PolicyKind.Identity, policy.Name, policy.Document));
}
