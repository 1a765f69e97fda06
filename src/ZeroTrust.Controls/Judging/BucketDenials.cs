using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Controls.Judging;

/// <summary>Whether a bucket policy denies something to everybody, whatever else a request may hold. Asked of the policy engine.</summary>
internal static class BucketDenials
{
    private static readonly RequestPrincipal[] Everybody =
    [
        RequestPrincipal.Anonymous,
        RequestPrincipal.Parse("arn:aws:iam::111122223333:user/zerotrust-probe"),
        RequestPrincipal.Parse(
            "arn:aws:sts::444455556666:assumed-role/zerotrust-probe/session",
            "arn:aws:iam::444455556666:role/zerotrust-probe"
        ),
        RequestPrincipal.Parse("arn:aws:iam::777788889999:root"),
    ];

    private static readonly string[] OnObjects =
    [
        "s3:GetObject",
        "s3:PutObject",
        "s3:DeleteObject",
        "s3:GetObjectVersion",
        "s3:ZeroTrustProbe",
    ];
    private static readonly string[] OnBucket = ["s3:ListBucket", "s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:ZeroTrustProbe"];

    /// <summary>Requests to the bucket or its objects that do not use TLS.</summary>
    public static bool PlainHttp(LayerPolicy policy, string bucketArn)
    {
        var context = RequestContext.Incomplete.With("aws:SecureTransport", "false");
        return Denied(policy, OnBucket, [bucketArn], context) && Denied(policy, OnObjects, Objects(bucketArn), context);
    }

    /// <summary>Uploads that ask for an encryption other than SSE-KMS.</summary>
    public static bool OtherEncryption(LayerPolicy policy, string bucketArn) =>
        Denied(
            policy,
            ["s3:PutObject"],
            Objects(bucketArn),
            RequestContext.Incomplete.With("s3:x-amz-server-side-encryption", "AES256").With("aws:SecureTransport", "true")
        );

    private static string[] Objects(string bucketArn) =>
        [bucketArn + "/zerotrust-probe", bucketArn + "/a/b/c.txt", bucketArn + "/AWSLogs/x"];

    private static bool Denied(LayerPolicy policy, string[] actions, string[] resources, RequestContext context) =>
        Everybody.All(principal =>
            actions.All(action =>
                resources.All(resource =>
                    PolicyEvaluator.Decide(
                        new AccessRequest(principal, action, resource, context, "111122223333"),
                        new PolicySet { Resource = policy }
                    ) == Verdict.ExplicitlyDenied
                )
            )
        );
}
