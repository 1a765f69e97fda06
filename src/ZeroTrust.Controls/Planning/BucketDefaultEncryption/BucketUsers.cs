using ZeroTrust.Controls.Judging;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Facts.S3;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Controls.Planning.BucketDefaultEncryption;

/// <summary>Who may write to a bucket and read from it today: every user and role of the account, and
/// everybody that the bucket's policy names.</summary>
internal static class BucketUsers
{
    private static readonly RequestContext Context = RequestContext.Incomplete.With("aws:SecureTransport", "true");

    /// <summary>The users, or the gap because of which they cannot be known.</summary>
    public static (IReadOnlyList<BucketUser> Users, Gap? Gap) Of(Snapshot snapshot, ResourceRef bucket)
    {
        var policy = snapshot.About<BucketPolicy>(bucket);
        if (policy.Gap is { } gap || (gap = GapOf<IamUser>(snapshot, bucket) ?? GapOf<IamRole>(snapshot, bucket)!) is not null)
        {
            return ([], gap);
        }

        var resource = ((Known<BucketPolicy>)policy).Value.Document is { } text ? LayerPolicy.Parse("bucket policy", text) : null;
        var arn = Arns.Bucket(snapshot, bucket);
        var inside = AccountPrincipal
            .Of(snapshot, bucket.AccountId)
            .Select(principal => (principal.Arn, principal.Principal, principal.Policies));
        var outside = resource is null ? [] : Named(resource.Document, bucket.AccountId);
        var users = inside
            .Concat(outside)
            .Select(one => Ask(one.Item1, one.Item2, one.Item3 with { Resource = resource }, arn, bucket.AccountId))
            .OfType<BucketUser>();
        return ([.. users], null);
    }

    private static BucketUser? Ask(string name, RequestPrincipal principal, PolicySet policies, string bucketArn, string account)
    {
        var write = Decide("s3:PutObject");
        var read = Decide("s3:GetObject");
        var (writes, reads) = (write is Verdict.Allowed or Verdict.Indeterminate, read is Verdict.Allowed or Verdict.Indeterminate);
        return writes || reads
            ? new BucketUser(
                name,
                principal,
                policies with
                {
                    Resource = null,
                },
                writes,
                reads,
                write == Verdict.Allowed || (!writes && read == Verdict.Allowed)
            )
            : null;

        Verdict Decide(string action) =>
            PolicyEvaluator.Decide(new AccessRequest(principal, action, bucketArn + "/zerotrust-probe", Context, account), policies);
    }

    /// <summary>Who is named by the policy and is not of the account. What their own policies grant is not known.</summary>
    private static IEnumerable<(string, RequestPrincipal, PolicySet)> Named(PolicyDocument document, string account)
    {
        var entries = document
            .Statements.Where(static statement => statement is { IsUnderstood: true, Effect: Effect.Allow, Principal: { IsNot: false } })
            .SelectMany(static statement => statement.Principal!.Entries)
            .DistinctBy(static entry => (entry.Kind, entry.Text));
        foreach (var entry in entries)
        {
            if (entry.Kind == PrincipalKind.Service)
            {
                yield return (entry.Text, RequestPrincipal.Service(entry.Text), PolicySet.Empty);
            }
            else if (entry.IsEveryone)
            {
                yield return ("anonymous", RequestPrincipal.Anonymous, PolicySet.Empty);
            }
            else if (
                entry.Kind == PrincipalKind.Aws
                && RequestPrincipal.TryParse(entry.Text, null, out var principal)
                && principal.Account != account
            )
            {
                yield return (entry.Text, principal, new PolicySet { UnknownLayers = [PolicyLayer.Identity] });
            }
        }
    }

    /// <summary>No users at all and no word about them would read as "nobody uses the bucket": that must have been looked at.</summary>
    private static Gap? GapOf<T>(Snapshot snapshot, ResourceRef bucket)
        where T : class
    {
        var facts = snapshot.All<T>().Where(fact => fact.Resource.AccountId == bucket.AccountId).ToList();
        var collected = snapshot.Header.FactTypes.Count == 0 || snapshot.Header.FactTypes.Contains(FactTypes.NameOf<T>());
        return facts.Count == 0 && !collected ? new Gap(GapReason.Failed, FactTypes.ActionOf<T>(), "the snapshot does not hold it")
            : facts.TrueForAll(static fact => fact.Gap is not null) ? facts.Select(static fact => fact.Gap).FirstOrDefault()
            : null;
    }
}
