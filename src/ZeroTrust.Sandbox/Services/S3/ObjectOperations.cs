using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Objects: enough to write logs and to see which encryption an upload gets.</summary>
[Service("s3")]
internal static class ObjectOperations
{
    private const int PageSize = 10;

    public static JsonObject PutObject(Call call)
    {
        var bucket = call.AnyBucket();
        var settings = bucket.Encryption?["Rules"].AsObjects().FirstOrDefault();
        if (call.Text("SSECustomerAlgorithm") is not null && Blocks(settings, "SSE-C"))
        {
            throw new ServiceError("AccessDenied", "Server side encryption with customer provided keys is blocked for this bucket.", 403);
        }

        var rule = settings?["ApplyServerSideEncryptionByDefault"];
        var algorithm =
            call.Text("ServerSideEncryption")
            ?? rule?["SSEAlgorithm"].AsText()
            ?? bucket.EncryptionBaseline?["Rules"]?[0]?["ApplyServerSideEncryptionByDefault"]?["SSEAlgorithm"].AsText();
        var key = call.Text("SSEKMSKeyId") ?? (algorithm == "AES256" ? null : rule?["KMSMasterKeyID"].AsText());
        var item = new StoredObject(
            Convert.FromBase64String(call.Text("Body") ?? ""),
            call.Now,
            call.Text("ContentType") ?? "binary/octet-stream",
            algorithm,
            key
        );
        bucket.Objects[call.Need("Key")] = item;
        return new JsonObject
        {
            ["ETag"] = item.ETag,
            ["ServerSideEncryption"] = algorithm,
            ["SSEKMSKeyId"] = key,
        }.Present();
    }

    private static bool Blocks(JsonObject? rule, string encryption) =>
        rule?["BlockedEncryptionTypes"]?["EncryptionType"].AsTexts().Contains(encryption) == true;

    public static JsonObject GetObject(Call call)
    {
        var bucket = call.AnyBucket();
        var key = call.Need("Key");
        if (!bucket.Objects.TryGetValue(key, out var item))
        {
            throw new ServiceError("NoSuchKey", "The specified key does not exist.", 404) { Members = new() { ["Key"] = key } };
        }

        return new JsonObject
        {
            ["Body"] = Convert.ToBase64String(item.Content),
            ["LastModified"] = item.ModifiedAt.Json(),
            ["ContentLength"] = item.Content.Length,
            ["ETag"] = item.ETag,
            ["ContentType"] = item.ContentType,
            ["ServerSideEncryption"] = item.Encryption,
            ["SSEKMSKeyId"] = item.KmsKeyId,
        }.Present();
    }

    public static JsonObject ListObjectsV2(Call call)
    {
        var bucket = call.AnyBucket();
        var prefix = call.Text("Prefix") ?? "";
        var after = call.Text("ContinuationToken") is { } token ? Decode(call, token) : call.Text("StartAfter") ?? "";
        var matching = bucket
            .Objects.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(pair.Key, after) > 0)
            .ToList();
        var limit = Math.Min(call.Number("MaxKeys") ?? PageSize, PageSize);
        var page = matching.Take(limit).ToList();
        var answer = new JsonObject
        {
            ["Name"] = bucket.Name,
            ["Prefix"] = prefix,
            ["MaxKeys"] = limit,
            ["KeyCount"] = page.Count,
            ["IsTruncated"] = matching.Count > page.Count,
            ["Contents"] = page.Select(pair => new JsonObject
            {
                ["Key"] = pair.Key,
                ["LastModified"] = pair.Value.ModifiedAt.Json(),
                ["ETag"] = pair.Value.ETag,
                ["Size"] = pair.Value.Content.Length,
                ["StorageClass"] = "STANDARD",
            })
                .Json(),
        };
        if (matching.Count > page.Count && page.Count > 0)
        {
            answer["NextContinuationToken"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(page[^1].Key));
        }

        return answer;
    }

    private static string Decode(Call call, string token)
    {
        var buffer = new byte[token.Length];
        return Convert.TryFromBase64String(token, buffer, out var length)
            ? System.Text.Encoding.UTF8.GetString(buffer, 0, length)
            : throw new ServiceError("InvalidArgument", "The continuation token provided is incorrect", 400)
            {
                Members = new() { ["ArgumentName"] = "continuation-token", ["ArgumentValue"] = call.Operation },
            };
    }
}
