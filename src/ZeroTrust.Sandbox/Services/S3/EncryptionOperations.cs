using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Default encryption of buckets.</summary>
[Service("s3")]
internal static class EncryptionOperations
{
    public static JsonObject GetBucketEncryption(Call call)
    {
        var bucket = call.OwnBucket();
        return bucket.Encryption is { } configuration
            ? new() { ["ServerSideEncryptionConfiguration"] = configuration.Copy() }
            : throw new ServiceError(
                "ServerSideEncryptionConfigurationNotFoundError",
                "The server side encryption configuration was not found",
                404
            )
            {
                Members = new() { ["BucketName"] = bucket.Name },
            };
    }

    public static JsonObject PutBucketEncryption(Call call)
    {
        var bucket = call.OwnBucket();
        var configuration = call.NeedPart("ServerSideEncryptionConfiguration").Copy();
        var rules = configuration["Rules"].AsObjects().ToList();
        if (rules.Count != 1)
        {
            throw Malformed();
        }

        foreach (var rule in rules)
        {
            var algorithm = rule["ApplyServerSideEncryptionByDefault"]?["SSEAlgorithm"].AsText();
            var key = rule["ApplyServerSideEncryptionByDefault"]?["KMSMasterKeyID"].AsText();
            if (rule.ContainsKey("ApplyServerSideEncryptionByDefault") && algorithm is not ("AES256" or "aws:kms" or "aws:kms:dsse"))
            {
                throw Malformed();
            }

            if (algorithm == "AES256" && key is not null)
            {
                throw new ServiceError(
                    "InvalidArgument",
                    "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse",
                    400
                );
            }

            if (
                rule["BlockedEncryptionTypes"]?["EncryptionType"].AsTexts() is { } blocked
                && blocked.Any(static type => type is not ("NONE" or "SSE-C"))
            )
            {
                throw Malformed();
            }

            rule["BucketKeyEnabled"] ??= false;
        }

        // The whole rule is replaced: what a request leaves out of it, such as the blocked types, is gone.
        bucket.Encryption = configuration;
        return [];
    }

    public static JsonObject DeleteBucketEncryption(Call call)
    {
        var bucket = call.OwnBucket();
        bucket.Encryption = bucket.EncryptionBaseline?.Copy();
        return [];
    }

    private static ServiceError Malformed() =>
        new("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema", 400);
}
