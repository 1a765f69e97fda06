using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;

namespace ZeroTrust.Aws.Facts.S3;

/// <summary>ServerSideEncryptionConfiguration as JSON with the API's member names, which differ from the SDK's.</summary>
internal static class EncryptionConfigurationJson
{
    public static JsonObject Write(ServerSideEncryptionConfiguration configuration) => new()
    {
        ["Rules"] = new JsonArray([.. (configuration.ServerSideEncryptionRules ?? []).Select(Write)]),
    };

    public static ServerSideEncryptionConfiguration Read(JsonObject configuration) => new()
    {
        ServerSideEncryptionRules = [.. (configuration["Rules"] as JsonArray ?? []).OfType<JsonObject>().Select(Read1)],
    };

    private static JsonObject Write(ServerSideEncryptionRule rule)
    {
        var json = new JsonObject();
        if (rule.ServerSideEncryptionByDefault is { } defaults)
        {
            var by = new JsonObject { ["SSEAlgorithm"] = defaults.ServerSideEncryptionAlgorithm?.Value };
            if (!string.IsNullOrEmpty(defaults.ServerSideEncryptionKeyManagementServiceKeyId))
            {
                by["KMSMasterKeyID"] = defaults.ServerSideEncryptionKeyManagementServiceKeyId;
            }

            json["ApplyServerSideEncryptionByDefault"] = by;
        }

        if (rule.BucketKeyEnabled is { } bucketKey)
        {
            json["BucketKeyEnabled"] = bucketKey;
        }

        if (rule.BlockedEncryptionTypes?.EncryptionType is { } blocked)
        {
            json["BlockedEncryptionTypes"] = new JsonObject { ["EncryptionType"] = new JsonArray([.. blocked.Select(static type => (JsonNode)type)]) };
        }

        return json;
    }

    private static ServerSideEncryptionRule Read1(JsonObject json)
    {
        var rule = new ServerSideEncryptionRule();
        if (json["ApplyServerSideEncryptionByDefault"] is JsonObject by)
        {
            rule.ServerSideEncryptionByDefault = new()
            {
                ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.FindValue((string)by["SSEAlgorithm"]!),
                ServerSideEncryptionKeyManagementServiceKeyId = (string?)by["KMSMasterKeyID"],
            };
        }

        if (json["BucketKeyEnabled"] is { } bucketKey)
        {
            rule.BucketKeyEnabled = (bool)bucketKey;
        }

        if (json["BlockedEncryptionTypes"]?["EncryptionType"] is JsonArray blocked)
        {
            rule.BlockedEncryptionTypes = new() { EncryptionType = [.. blocked.Select(static type => (string)type!)] };
        }

        return rule;
    }
}
