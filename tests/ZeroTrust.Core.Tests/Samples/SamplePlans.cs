using System.Text.Json.Nodes;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Iam;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Core.Tests.Samples;

/// <summary>Changes of every shape: a whole document, a member of a list, and a thing whose id AWS
/// chooses and that a later change uses.</summary>
internal static class SamplePlans
{
    public const string TlsPolicy = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "Tls",
              "Effect": "Deny",
              "Principal": "*",
              "Action": "s3:*",
              "Resource": "*",
              "Condition": {
                "Bool": { "aws:SecureTransport": "false" }
              }
            }
          ]
        }
        """;

    public static Change BucketPolicy(FakeAws aws, string bucket, string id = "tls", string after = TlsPolicy)
    {
        var resource = Sample.Bucket(bucket);
        var before = aws.Get<BucketPolicy>(resource)!;
        return new Change
        {
            Id = $"{id}-{bucket}",
            Type = "BucketPolicy",
            Resource = resource,
            Description = $"Demand TLS on {bucket}",
            Do =
            [
                new AwsCall(
                    $"put-{bucket}",
                    "s3",
                    "PutBucketPolicy",
                    new JsonObject { ["Bucket"] = bucket, ["Policy"] = after },
                    "s3:PutBucketPolicy"
                ),
            ],
            Undo =
            [
                before.Document is null
                    ? new AwsCall(
                        $"back-{bucket}",
                        "s3",
                        "DeleteBucketPolicy",
                        new JsonObject { ["Bucket"] = bucket },
                        "s3:DeleteBucketPolicy"
                    )
                    : new AwsCall(
                        $"back-{bucket}",
                        "s3",
                        "PutBucketPolicy",
                        new JsonObject { ["Bucket"] = bucket, ["Policy"] = before.Document },
                        "s3:PutBucketPolicy"
                    ),
            ],
            States = [new ChangeState("s3-bucket-policy", resource, FactJson.Of(before), FactJson.Of(new BucketPolicy(after)))],
            Risk = ChangeRisk.Medium,
        };
    }

    public static Change AddToGroup(FakeAws aws, string user, string group, params string[] dependsOn)
    {
        var resource = Sample.User(user);
        var before = aws.Get<IamUser>(resource)!;
        var parameters = new JsonObject { ["UserName"] = user, ["GroupName"] = group };
        return new Change
        {
            Id = $"group-{user}-{group}",
            Type = "GroupMembership",
            Resource = resource,
            Description = $"Put {user} into {group}",
            Do = [new AwsCall($"add-{user}-{group}", "iam", "AddUserToGroup", parameters, "iam:AddUserToGroup")],
            Undo =
            [
                new AwsCall(
                    $"remove-{user}-{group}",
                    "iam",
                    "RemoveUserFromGroup",
                    parameters.DeepClone().AsObject(),
                    "iam:RemoveUserFromGroup"
                )
                {
                    AlreadyDoneErrors = ["NoSuchEntity"],
                },
            ],
            States =
            [
                new ChangeState("iam-user", resource, FactJson.Of(before), FactJson.Of(before with { Groups = [.. before.Groups, group] })),
            ],
            Risk = ChangeRisk.Low,
            DependsOn = dependsOn,
        };
    }

    /// <summary>Makes an SCP (whose id only AWS knows) and attaches it: two calls, the second uses the answer of the first.</summary>
    public static Change CreateScp(string name, string target) =>
        new()
        {
            Id = "scp-" + name,
            Type = "ScpCreation",
            Resource = new ResourceRef(Sample.AccountId, ResourceRef.Global, "AWS::Organizations::Policy", name),
            Description = $"Make {name} and attach it to {target}",
            Do =
            [
                new AwsCall(
                    "create-" + name,
                    "organizations",
                    "CreatePolicy",
                    new JsonObject
                    {
                        ["Name"] = name,
                        ["Content"] = "{}",
                        ["Type"] = "SERVICE_CONTROL_POLICY",
                    },
                    "organizations:CreatePolicy"
                )
                {
                    Recovery = new CallRecovery(
                        "organizations-scp",
                        new JsonObject { ["name"] = name },
                        new Dictionary<string, string> { ["Policy.PolicySummary.Id"] = "id" }
                    ),
                },
                new AwsCall(
                    "attach-" + name,
                    "organizations",
                    "AttachPolicy",
                    new JsonObject { ["PolicyId"] = IdOf(name), ["TargetId"] = target },
                    "organizations:AttachPolicy"
                )
                {
                    AlreadyDoneErrors = ["DuplicatePolicyAttachmentException"],
                },
            ],
            Undo =
            [
                new AwsCall(
                    "detach-" + name,
                    "organizations",
                    "DetachPolicy",
                    new JsonObject { ["PolicyId"] = IdOf(name), ["TargetId"] = target },
                    "organizations:DetachPolicy"
                )
                {
                    AlreadyDoneErrors = ["PolicyNotAttachedException", "PolicyNotFoundException"],
                },
                new AwsCall(
                    "delete-" + name,
                    "organizations",
                    "DeletePolicy",
                    new JsonObject { ["PolicyId"] = IdOf(name) },
                    "organizations:DeletePolicy"
                )
                {
                    AlreadyDoneErrors = ["PolicyNotFoundException"],
                },
            ],
            States = [],
            Risk = ChangeRisk.High,
        };

    /// <summary>Makes a key: sent twice it makes two, and only KMS knows their ids.</summary>
    public static Change CreateKey(string description) =>
        new()
        {
            Id = "key",
            Type = "KeyCreation",
            Resource = new ResourceRef(Sample.AccountId, "eu-west-1", ResourceRef.AccountType, Sample.AccountId),
            Description = "Make a key",
            Do =
            [
                new AwsCall("create-key", "kms", "CreateKey", new JsonObject { ["Description"] = description }, "kms:CreateKey")
                {
                    Recovery = new CallRecovery(
                        "kms-key",
                        new JsonObject { ["description"] = description },
                        new Dictionary<string, string> { ["KeyMetadata.KeyId"] = "keyId" }
                    ),
                },
            ],
            Undo =
            [
                new AwsCall(
                    "delete-key",
                    "kms",
                    "ScheduleKeyDeletion",
                    new JsonObject
                    {
                        ["KeyId"] = new JsonObject { ["$from"] = "create-key", ["path"] = "KeyMetadata.KeyId" },
                    },
                    "kms:ScheduleKeyDeletion"
                ),
            ],
            States = [],
            Risk = ChangeRisk.Low,
        };

    /// <summary>Attaches an SCP that another change made.</summary>
    public static Change AttachScp(string name, string target) =>
        new()
        {
            Id = $"attach-{name}-{target}",
            Type = "ScpAttachment",
            Resource = new ResourceRef(Sample.AccountId, ResourceRef.Global, "AWS::Organizations::Policy", name),
            Description = $"Attach {name} to {target} too",
            Do =
            [
                new AwsCall(
                    $"attach2-{name}",
                    "organizations",
                    "AttachPolicy",
                    new JsonObject { ["PolicyId"] = IdOf(name), ["TargetId"] = target },
                    "organizations:AttachPolicy"
                )
                {
                    AlreadyDoneErrors = ["DuplicatePolicyAttachmentException"],
                },
            ],
            Undo =
            [
                new AwsCall(
                    $"detach2-{name}",
                    "organizations",
                    "DetachPolicy",
                    new JsonObject { ["PolicyId"] = IdOf(name), ["TargetId"] = target },
                    "organizations:DetachPolicy"
                )
                {
                    AlreadyDoneErrors = ["PolicyNotAttachedException", "PolicyNotFoundException"],
                },
            ],
            States = [],
            Risk = ChangeRisk.High,
            DependsOn = ["scp-" + name],
        };

    public static Plan Of(params Change[] changes) =>
        new()
        {
            Id = "20260501T120000Z-abcdef01",
            CreatedAt = Sample.Now,
            BasedOn = Sample.Now,
            CallerArn = Sample.Caller,
            Changes = changes,
        };

    public static FakeAws Aws()
    {
        var aws = new FakeAws();
        aws.Put(Sample.User("alice"), Sample.UserFact("alice", "devs"));
        aws.Put(Sample.User("bob"), Sample.UserFact("bob"));
        aws.Put(Sample.Bucket("logs"), new BucketPolicy(null));
        aws.Put(
            Sample.Bucket("data"),
            new BucketPolicy("""{"Statement":[{"Sid":"Old","Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}""")
        );
        return aws;
    }

    public static Plan Everything(FakeAws aws) =>
        Of(
            BucketPolicy(aws, "logs"),
            BucketPolicy(aws, "data"),
            AddToGroup(aws, "alice", "mfa"),
            AddToGroup(aws, "bob", "mfa"),
            CreateScp("DenyLeaving", "r-1"),
            AttachScp("DenyLeaving", "ou-1")
        );

    public static RunOptions Yes { get; } = new() { Approve = static (_, _) => ValueTask.FromResult(true), SettleFor = TimeSpan.Zero };

    private static JsonObject IdOf(string name) => new() { ["$from"] = "create-" + name, ["path"] = "Policy.PolicySummary.Id" };
}
