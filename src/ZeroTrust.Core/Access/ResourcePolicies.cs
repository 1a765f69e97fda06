using System.Collections.Concurrent;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Kms;
using ZeroTrust.Facts.S3;
using ZeroTrust.Policy;
using ZeroTrust.Policy.EffectiveAccess;
using ZeroTrust.Policy.Layers;

namespace ZeroTrust.Core.Access;

/// <summary>Policies that resources of a snapshot carry: buckets, KMS keys, and roles, whose trust policies are theirs.</summary>
internal sealed class ResourcePolicies
{
    // Resources of these services have no policy of their own; the trust policy of a role is the one exception in IAM
    // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html).
    private static readonly HashSet<string> WithoutPolicies = new(
        ["iam", "ec2", "organizations", "cloudtrail", "guardduty", "config"],
        StringComparer.Ordinal
    );

    private readonly Snapshot _snapshot;
    private readonly IdentityPolicies _identities;
    private readonly ILookup<string, Fact<BucketPolicy>> _bucketPolicies;
    private readonly ILookup<string, string> _bucketOwners;
    private readonly ConcurrentDictionary<string, ResourceLayer> _read = new(StringComparer.Ordinal);

    public ResourcePolicies(Snapshot snapshot, IdentityPolicies identities)
    {
        _snapshot = snapshot;
        _identities = identities;
        var bucketPolicies = snapshot.All<BucketPolicy>().Where(static f => f.Resource.Type != ResourceRef.AccountType).ToList();
        _bucketPolicies = bucketPolicies.ToLookup(static f => f.Resource.Id, StringComparer.Ordinal);
        _bucketOwners = bucketPolicies
            .Select(static f => f.Resource)
            .Concat(snapshot.AllKnown<Bucket>().Select(static f => f.Resource))
            .ToLookup(static r => r.Id, static r => r.AccountId, StringComparer.Ordinal);
    }

    /// <summary>The policy of a resource.</summary>
    /// <param name="arn">Its ARN; <c>*</c> for none.</param>
    public ResourceLayer Of(string arn)
    {
        if (!Arn.TryParse(arn, out var parts))
        {
            return new ResourceLayer(null, null);
        }

        // All objects of a bucket have its policy: kept once.
        if (parts is { Service: "s3", Account: "" })
        {
            parts = parts with { Resource = parts.Resource.Split('/')[0] };
        }

        return _read.GetOrAdd(parts.ToString(), static (_, given) => given.Self.Read(given.Parts), (Self: this, Parts: parts));
    }

    /// <summary>Resources of an account that have a policy, and those whose policy is not known.</summary>
    public (IReadOnlyList<OwnedResource> Known, IReadOnlyList<PolicyGap> Gaps) OwnedBy(string account)
    {
        var arns = _bucketPolicies
            .Where(g => _bucketOwners[g.Key].Contains(account))
            .Select(g => $"arn:{Partition}:s3:::{g.Key}")
            .Concat(
                _snapshot
                    .All<KmsKeyPolicy>()
                    .Where(f => f.Resource.AccountId == account && f.Resource.Type != ResourceRef.AccountType)
                    .Select(f => f.Resource.Arn ?? $"arn:{Partition}:kms:{f.Resource.Region}:{account}:key/{f.Resource.Id}")
            )
            .Concat(_identities.Principals.Where(h => h.AccountId == account && h.Trust is not null).Select(static h => h.Arn))
            .ToList();
        var layers = arns.ConvertAll(arn => (Arn: arn, Layer: Of(arn)));
        var gaps = layers
            .Select(static l => l.Layer.Gap)
            .OfType<PolicyGap>()
            .Concat(Missing<BucketPolicy>(account, "bucket policies"))
            .Concat(Missing<KmsKeyPolicy>(account, "key policies"));
        return (
            [.. layers.Where(static l => l.Layer.Policy is not null).Select(l => new OwnedResource(l.Arn, account, l.Layer.Policy!))],
            [.. gaps]
        );
    }

    private string Partition => _snapshot.Header.Partition.Length > 0 ? _snapshot.Header.Partition : "aws";

    private IEnumerable<PolicyGap> Missing<TFact>(string what, string subject)
        where TFact : class =>
        _snapshot
            .All<TFact>()
            .Where(f => f.Gap is not null && f.Resource.Type == ResourceRef.AccountType && f.Resource.AccountId == what)
            .Select(f => new PolicyGap(
                PolicyLayer.Resource,
                $"{subject} of account {what}{(f.Resource.Region == ResourceRef.Global ? "" : " in " + f.Resource.Region)}",
                f.Gap
            ));

    private ResourceLayer Read(Arn arn) =>
        arn switch
        {
            { Service: "s3", Account: "" } => Bucket(arn.Resource),
            { Service: "kms" } when arn.Resource.StartsWith("key/", StringComparison.Ordinal) => Key(arn),
            { Service: "kms" } when arn.Resource.StartsWith("alias/", StringComparison.Ordinal) => Unknown(
                arn.Account,
                $"the key behind {arn.Resource} (ask for the ARN of the key; alias)"
            ),
            { Service: "iam" } when arn.Resource.StartsWith("role/", StringComparison.Ordinal) => Role(arn),
            _ when WithoutPolicies.Contains(arn.Service) => new ResourceLayer(AccountOf(arn), null),
            _ => Unknown(AccountOf(arn), $"the policy of {arn}"),
        };

    private ResourceLayer Bucket(string name)
    {
        // Names of buckets are unique in AWS: two owners mean that the snapshot mixes what was never true together.
        var owners = _bucketOwners[name].Distinct(StringComparer.Ordinal).ToArray();
        if (owners.Length > 1)
        {
            return Unknown(null, $"which of the accounts {string.Join(", ", owners)} owns the bucket {name}, and its policy,");
        }

        var owner = owners.Length == 1 ? owners[0] : null;
        var known = _bucketPolicies[name]
            .OfType<Known<BucketPolicy>>()
            .Select(static f => f.Value.Document)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (known.Length != 1)
        {
            var gap =
                _bucketPolicies[name].Select(static f => f.Gap).FirstOrDefault(static g => g is not null)
                ?? (
                    owner is null
                        ? null
                        : _snapshot
                            .All<BucketPolicy>()
                            .FirstOrDefault(f =>
                                f.Gap is not null && f.Resource.AccountId == owner && f.Resource.Type == ResourceRef.AccountType
                            )
                            ?.Gap
                );
            return Unknown(owner, "the policy of bucket " + name, gap);
        }

        return new ResourceLayer(
            owner,
            known[0] is { } text ? LayerPolicy.Parse("policy of " + name, text) : null,
            null,
            RestrictsPublic(name, owner!)
        );
    }

    private bool RestrictsPublic(string bucket, string owner) =>
        _snapshot.AllKnown<BucketPublicAccessBlock>().Any(f => f.Resource.Id == bucket && f.Value.RestrictPublicBuckets)
        || _snapshot.AllKnown<AccountPublicAccessBlock>().Any(f => f.Resource.AccountId == owner && f.Value.RestrictPublicBuckets);

    private ResourceLayer Key(Arn arn)
    {
        var id = arn.ResourceId;
        return _snapshot.Find<KmsKeyPolicy>(ResourceRef.Of<KmsKey>(arn.Account, arn.Region, id)) switch
        {
            Known<KmsKeyPolicy> known => new ResourceLayer(arn.Account, LayerPolicy.Parse("policy of key " + id, known.Value.Document)),
            var missing => Unknown(arn.Account, "the policy of key " + id, missing?.Gap),
        };
    }

    private ResourceLayer Role(Arn arn)
    {
        var name = arn.ResourceName;
        return _identities.FindRole(arn.Account, name) is { } role && role.Arn == arn.ToString()
            ? new ResourceLayer(arn.Account, role.Trust)
            : Unknown(
                arn.Account,
                $"the role {arn}",
                _snapshot.Find<Facts.Iam.IamRole>(ResourceRef.Of<Facts.Iam.IamRole>(arn.Account, ResourceRef.Global, name))?.Gap
            );
    }

    private static string? AccountOf(Arn arn) => Arn.IsAccount(arn.Account) ? arn.Account : null;

    private static ResourceLayer Unknown(string? account, string subject, Gap? gap = null) =>
        new(account, null, new PolicyGap(PolicyLayer.Resource, subject, gap));
}
