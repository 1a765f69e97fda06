using System.Text.Json.Nodes;
using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;
using ZeroTrust.Facts.S3;

namespace ZeroTrust.Controls.Planning.BucketDefaultEncryption;

/// <summary>Default encryption of one bucket.</summary>
internal static class EncryptionChange
{
    private const string Action = "s3:PutEncryptionConfiguration";

    /// <summary>The change.</summary>
    /// <param name="id">Id of the change.</param>
    /// <param name="controlId">The control that asked for it, or empty.</param>
    /// <param name="encryption">As it is.</param>
    /// <param name="key">Key ARN, a reference to the answer that will hold it, or null for AWS's own key.</param>
    /// <param name="keyName">The key for people.</param>
    /// <param name="keyChange">The change that makes the key; null when it is there.</param>
    public static Change Plan(
        string id,
        string controlId,
        Known<Facts.S3.BucketEncryption> encryption,
        JsonNode? key,
        string keyName,
        Change? keyChange
    )
    {
        var bucket = encryption.Resource.Id;
        var undo = Before(encryption.Value) is { } before
            ? Put(bucket, before)
            : Calls.Call("s3", "DeleteBucketEncryption", new JsonObject { ["Bucket"] = bucket }, Action);
        var rule = new JsonObject { ["algorithm"] = "aws:kms", ["bucketKeyEnabled"] = true };
        if (key is JsonValue arn)
        {
            rule["kmsKeyId"] = arn.GetValue<string>();
        }

        return new ChangeContent
        {
            Type = "BucketEncryption",
            Description = $"Encrypt new objects of bucket {bucket} with {keyName}, bucket key on",
            Do = [Put(bucket, After(encryption.Value, key))],
            Undo = [undo],
            States = [encryption.BecomesAtLeast(new JsonObject { ["rules"] = new JsonArray(rule) })],
            DependsOn = keyChange is null ? [] : [keyChange.Id],
        }.As(id, controlId, encryption.Resource, ChangeRisk.Medium);
    }

    /// <summary>The configuration with the new default; members of the rule that have nothing to do with it stay.</summary>
    private static JsonObject After(Facts.S3.BucketEncryption encryption, JsonNode? key)
    {
        var rule = (encryption.Configuration?["Rules"] as JsonArray)?.FirstOrDefault()?.DeepClone() as JsonObject ?? [];
        var byDefault = new JsonObject { ["SSEAlgorithm"] = "aws:kms" };
        if (key is not null)
        {
            byDefault["KMSMasterKeyID"] = key.DeepClone();
        }

        rule["ApplyServerSideEncryptionByDefault"] = byDefault;
        rule["BucketKeyEnabled"] = true;
        return new JsonObject { ["Rules"] = new JsonArray(rule) };
    }

    private static JsonObject? Before(Facts.S3.BucketEncryption encryption)
    {
        if (encryption.Configuration is { } configuration)
        {
            return configuration.DeepClone().AsObject();
        }

        return encryption.Rules.Count == 0
            ? null
            : new JsonObject { ["Rules"] = new JsonArray([.. encryption.Rules.Select(static rule => (JsonNode?)Json(rule))]) };
    }

    private static JsonObject Json(BucketEncryptionRule rule)
    {
        var byDefault = new JsonObject { ["SSEAlgorithm"] = rule.Algorithm };
        if (rule.KmsKeyId is { } key)
        {
            byDefault["KMSMasterKeyID"] = key;
        }

        return new JsonObject { ["ApplyServerSideEncryptionByDefault"] = byDefault, ["BucketKeyEnabled"] = rule.BucketKeyEnabled };
    }

    private static AwsCall Put(string bucket, JsonObject configuration) =>
        Calls.Call(
            "s3",
            "PutBucketEncryption",
            new JsonObject { ["Bucket"] = bucket, ["ServerSideEncryptionConfiguration"] = configuration },
            Action
        );
}
