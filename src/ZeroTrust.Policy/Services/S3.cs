using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Services;

/// <summary>Amazon Simple Storage Service. Access control lists are not part of this engine: with Object Ownership "bucket owner enforced",
/// the default since 2023, they have no effect
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html).</summary>
internal static class S3
{
    /// <summary>Whether Block Public Access voids what the bucket policy grants here:
    /// RestrictPublicBuckets "restricts access to this bucket to
    /// only AWS service principals and authorized users within this account if the bucket has a public policy"
    /// (https://docs.aws.amazon.com/AmazonS3/latest/API/API_PublicAccessBlockConfiguration.html).</summary>
    public static DoubtedTruth IsGrantVoid(AccessRequest request, PolicySet policies, DoubtedTruth isCrossAccount, DecisionTrace? trace)
    {
        if (!policies.RestrictPublicBuckets || request.Service != "s3" || policies.Resource is not { } bucketPolicy)
        {
            return DoubtedTruth.False;
        }

        if (request.Principal.Kind == RequestPrincipalKind.Service || isCrossAccount.IsFalse)
        {
            return DoubtedTruth.False;
        }

        var isPublic = bucketPolicy.IsPublicBucketPolicy;
        // Only what is malformed leaves that open.
        return isCrossAccount.And(
            isPublic == Truth.Unknown ? trace.OnMalformed(PolicyLayer.Resource, bucketPolicy) : DoubtedTruth.Of(isPublic == Truth.True)
        );
    }
}
