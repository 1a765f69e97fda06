using System.Text.Json.Nodes;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Kms;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Controls.Planning.BucketDefaultEncryption;

/// <summary>A key of our own: one per account and region, for those who use the buckets today, and through S3 only.</summary>
internal static class NewKey
{
    /// <summary>Alias of the key.</summary>
    public const string Alias = "alias/zerotrust-s3";

    // A key policy may have 32 KB; beyond this many principals the account as a whole is named, held to S3 by conditions.
    private const int MaximumNamed = 100;
    private const int WaitingDays = 7;

    /// <summary>The change that makes it.</summary>
    public static Change Create(string account, string region, string partition, IReadOnlyList<BucketUser> users)
    {
        var id = $"s3-key/{account}/{region}";
        var resource = ResourceRef.Of<KmsKey>(account, region, Alias) with { Name = Alias };
        var description = $"Buckets of account {account} in {region}";
        var create = Calls.Call(
            id + "#key",
            "kms",
            "CreateKey",
            new JsonObject { ["Description"] = description, ["Policy"] = Policy(account, region, partition, users).ToJson() }
        ) with
        {
            Recovery = new CallRecovery(
                "kms-key",
                new JsonObject { ["description"] = description, ["state"] = "Enabled" },
                new Dictionary<string, string> { ["KeyMetadata.KeyId"] = "keyId", ["KeyMetadata.Arn"] = "arn" }
            ),
        };
        return new Change
        {
            Id = id,
            Type = "BucketKey",
            Resource = resource,
            Description =
                $"Create a KMS key for buckets in {region} ({Alias}), usable through S3 by "
                + $"{users.Count(static user => !user.IsAnonymous)} principals, rotating",
            Do =
            [
                create,
                Calls
                    .Call(id + "#alias", "kms", "CreateAlias", new JsonObject { ["AliasName"] = Alias, ["TargetKeyId"] = KeyId() })
                    .OrAlready("AlreadyExistsException"),
                Calls.Call(id + "#rotation", "kms", "EnableKeyRotation", new JsonObject { ["KeyId"] = KeyId() }),
            ],
            Undo =
            [
                Calls.Call(id + "#undo0", "kms", "DeleteAlias", new JsonObject { ["AliasName"] = Alias }).OrAlready("NotFoundException"),
                Calls
                    .Call(
                        id + "#undo1",
                        "kms",
                        "ScheduleKeyDeletion",
                        new JsonObject { ["KeyId"] = KeyId(), ["PendingWindowInDays"] = WaitingDays }
                    )
                    .OrAlready("KMSInvalidStateException"),
            ],
            States = [States.Appears<KmsKey>(resource, new JsonObject { ["aliases"] = new JsonArray(Alias), ["state"] = "Enabled" })],
            Risk = ChangeRisk.Low,
        };

        JsonObject KeyId() => Calls.From(create.Id, "KeyMetadata.KeyId");
    }

    /// <summary>A value that the answer to <c>CreateKey</c> will hold.</summary>
    public static JsonObject Arn(Change change) => Calls.From(change.Do[0].Id, "KeyMetadata.Arn");

    private static PolicyDocument Policy(string account, string region, string partition, IReadOnlyList<BucketUser> users)
    {
        var throughS3 = Condition.Of("StringEquals", "kms:ViaService", $"s3.{region}.amazonaws.com");
        var named = users
            .Where(static user => !user.IsAnonymous && !user.IsService)
            .Select(static user => user.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        var services = users
            .Where(static user => user.IsService)
            .Select(static user => user.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        var statements = new List<Statement>
        {
            new()
            {
                Sid = "AccountAdministersKey",
                Effect = Effect.Allow,
                Principal = PrincipalElement.Aws($"arn:{partition}:iam::{account}:root"),
                Action = ActionElement.Of("kms:*"),
                Resource = ResourceElement.Of("*"),
            },
        };
        if (named.Length > 0)
        {
            statements.Add(
                new Statement
                {
                    Sid = "BucketUsersThroughS3",
                    Effect = Effect.Allow,
                    Principal = named.Length > MaximumNamed ? PrincipalElement.Aws("*") : PrincipalElement.Aws(named),
                    Action = ActionElement.Of("kms:Decrypt", "kms:GenerateDataKey*"),
                    Resource = ResourceElement.Of("*"),
                    Conditions =
                        named.Length > MaximumNamed
                            ? ConditionBlock.Of(
                                throughS3,
                                Condition.Of(
                                    "StringEquals",
                                    "kms:CallerAccount",
                                    [
                                        .. named
                                            .Select(Arns.AccountOf)
                                            .Append(account)
                                            .Where(static text => text.Length > 0)
                                            .Distinct(StringComparer.Ordinal),
                                    ]
                                )
                            )
                            : ConditionBlock.Of(throughS3),
                }
            );
        }

        if (services.Length > 0)
        {
            statements.Add(
                new Statement
                {
                    Sid = "ServicesThatDeliver",
                    Effect = Effect.Allow,
                    Principal = PrincipalElement.Service(services),
                    Action = ActionElement.Of("kms:Decrypt", "kms:GenerateDataKey*"),
                    Resource = ResourceElement.Of("*"),
                    Conditions = ConditionBlock.Of(Condition.Of("StringEquals", "aws:SourceAccount", account)),
                }
            );
        }

        return new PolicyDocument { Statements = statements };
    }
}
