using System.Text.Json.Nodes;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Core.Tests.Samples;

/// <summary>Small facts for tests.</summary>
internal static class Sample
{
    public const string AccountId = "111122223333";
    public const string Caller = "arn:aws:iam::111122223333:user/admin";
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static ResourceRef User(string name) =>
        new(AccountId, ResourceRef.Global, "AWS::IAM::User", name) { Arn = $"arn:aws:iam::{AccountId}:user/{name}" };

    public static ResourceRef Bucket(string name) => new(AccountId, "eu-west-1", "AWS::S3::Bucket", name) { Arn = "arn:aws:s3:::" + name };

    public static SnapshotHeader Header =>
        new(
            Now,
            Caller,
            "aws",
            [
                new AccountScope(AccountId, "prod", true),
                new AccountScope("444455556666", "dev", false, new Gap(GapReason.AccessDenied, "sts:AssumeRole", "denied")),
            ],
            ["eu-west-1", "us-east-1"],
            []
        );

    public static IamUser UserFact(string name, params string[] groups) =>
        new(
            name,
            "/",
            Now.AddDays(-400),
            groups,
            [new AttachedPolicy("P", "arn:aws:iam::aws:policy/P")],
            [new InlinePolicy("inline", """{"Version":"2012-10-17","Statement":[]}""")],
            null,
            new Dictionary<string, string> { ["owner"] = "<script>alert(1)</script>", ["Ünïcode"] = "\u0000\u2028 ok" }
        )
        {
            PasswordLastUsed = Now.AddDays(-3),
        };

    public static Snapshot Snapshot() =>
        new(
            Header,
            [
                new Known<IamUser>(User("alice"), UserFact("alice", "devs")),
                new Known<IamUser>(User("bob"), UserFact("bob")),
                new Missing<UserMfa>(User("bob"), new Gap(GapReason.AccessDenied, "iam:ListMFADevices", "not authorized")),
                new Known<Bucket>(Bucket("logs"), new Bucket("logs", "eu-west-1", Now)),
                new Known<BucketPolicy>(Bucket("logs"), new BucketPolicy(null)),
                new Known<BucketEncryption>(
                    Bucket("logs"),
                    new BucketEncryption([new BucketEncryptionRule("aws:kms", null, true)])
                    {
                        Configuration = new JsonObject { ["Rules"] = new JsonArray() },
                    }
                ),
            ]
        );
}
