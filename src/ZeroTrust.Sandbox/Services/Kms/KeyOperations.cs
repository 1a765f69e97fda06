using System.Text.Json.Nodes;
using ZeroTrust.Policy;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Kms;

/// <summary>Keys: their lives, rotation and tags.</summary>
[Service("kms")]
internal static class KeyOperations
{
    public static JsonObject ListKeys(Call call) =>
        call.Page(call.Here.Keys.Values.Select(key => (JsonNode)new JsonObject { ["KeyId"] = key.Id, ["KeyArn"] = key.Arn }).ToList());

    public static JsonObject DescribeKey(Call call)
    {
        var id = call.Need("KeyId");
        var name = Arn.TryParse(id, out var arn) ? arn.Resource : id;
        if (name.StartsWith("alias/aws/", StringComparison.Ordinal))
        {
            Reserve(call, name);
        }

        var key = call.Key(aliases: true);
        return new() { ["KeyMetadata"] = KeyLookup.Metadata(key, Arn.Parse(key.Arn).Account) };
    }

    public static JsonObject CreateKey(Call call)
    {
        var multiRegion = call.Flag("MultiRegion") ?? false;
        var id = multiRegion ? "mrk-" + call.World.Ids.Hex("", 32) : call.World.Ids.Uuid();
        var policy = call.Text("Policy") ?? KeyPolicyOperations.DefaultPolicy(call.Account.Id);
        KeyPolicyOperations.Check(call, policy);
        var key = new KeyState
        {
            Id = id,
            Arn = call.Here.Arn("kms", "key/" + id),
            CreatedAt = call.Now,
            Description = call.Text("Description") ?? "",
            Spec = call.Text("KeySpec") ?? call.Text("CustomerMasterKeySpec") ?? "SYMMETRIC_DEFAULT",
            Usage = call.Text("KeyUsage") ?? "ENCRYPT_DECRYPT",
            Origin = call.Text("Origin") ?? "AWS_KMS",
            MultiRegion = multiRegion,
            Policy = policy,
        };
        key.Tags.SetPairs(call.Parts("Tags"), "TagKey", "TagValue");
        call.Here.Keys.Add(id, key);
        return new() { ["KeyMetadata"] = KeyLookup.Metadata(key, call.Account.Id) };
    }

    public static JsonObject EnableKey(Call call)
    {
        call.OwnLivingKey().State = "Enabled";
        return [];
    }

    public static JsonObject DisableKey(Call call)
    {
        call.OwnLivingKey().State = "Disabled";
        return [];
    }

    public static JsonObject ScheduleKeyDeletion(Call call)
    {
        var key = call.OwnLivingKey();
        var days = call.Number("PendingWindowInDays") ?? 30;
        if (days is < 7 or > 30)
        {
            throw call.Invalid("PendingWindowInDays must be between 7 and 30.");
        }

        key.State = "PendingDeletion";
        key.DeletionAt = call.Now.AddDays(days);
        return new()
        {
            ["KeyId"] = key.Arn,
            ["DeletionDate"] = key.DeletionAt.Value.Json(),
            ["KeyState"] = key.State,
            ["PendingWindowInDays"] = days,
        };
    }

    public static JsonObject CancelKeyDeletion(Call call)
    {
        var key = call.OwnKey();
        if (key.State != "PendingDeletion")
        {
            throw new ServiceError("KMSInvalidStateException", $"{key.Arn} is not pending deletion.");
        }

        key.State = "Disabled";
        key.DeletionAt = null;
        return new() { ["KeyId"] = key.Arn };
    }

    public static JsonObject GetKeyRotationStatus(Call call)
    {
        var key = call.Key();
        if (!key.CanRotate)
        {
            throw Unsupported(key);
        }

        if (key.State == "PendingDeletion")
        {
            return new() { ["KeyId"] = key.Id, ["KeyRotationEnabled"] = false };
        }

        return new JsonObject
        {
            ["KeyId"] = key.Id,
            ["KeyRotationEnabled"] = key.RotationDays is not null,
            ["RotationPeriodInDays"] = key.RotationDays,
            ["NextRotationDate"] = key.RotationDays is { } days ? call.Now.AddDays(days).Json() : null,
        }.Present();
    }

    public static JsonObject EnableKeyRotation(Call call)
    {
        var key = Rotating(call);
        var days = call.Number("RotationPeriodInDays") ?? key.RotationDays ?? 365;
        if (days is < 90 or > 2560)
        {
            throw call.Invalid("RotationPeriodInDays must be between 90 and 2560.");
        }

        key.RotationDays = days;
        return [];
    }

    public static JsonObject DisableKeyRotation(Call call)
    {
        Rotating(call).RotationDays = null;
        return [];
    }

    public static JsonObject ListResourceTags(Call call) =>
        call.Page(call.Key().Tags.Select(tag => (JsonNode)new JsonObject { ["TagKey"] = tag.Key, ["TagValue"] = tag.Value }).ToList());

    public static JsonObject TagResource(Call call)
    {
        call.OwnLivingKey().Tags.SetPairs(call.Parts("Tags"), "TagKey", "TagValue");
        return [];
    }

    public static JsonObject ListGrants(Call call)
    {
        _ = call.Key();
        return call.Page([]);
    }

    private static KeyState Rotating(Call call)
    {
        var key = call.OwnLivingKey();
        if (!key.CanRotate)
        {
            throw Unsupported(key);
        }

        return key.State == "Disabled" ? throw new ServiceError("DisabledException", $"{key.Arn} is disabled.") : key;
    }

    private static ServiceError Unsupported(KeyState key) =>
        new("UnsupportedOperationException", $"You cannot perform this operation on the key {key.Arn}: it has no automatic rotation.");

    /// <summary>AWS makes its own keys when somebody first asks for their alias.</summary>
    private static void Reserve(Call call, string alias)
    {
        if (call.Here.Aliases.TryGetValue(alias, out var known) && known.KeyId is not null)
        {
            return;
        }

        var id = call.World.Ids.Uuid();
        call.Here.Keys.Add(
            id,
            new KeyState
            {
                Id = id,
                Arn = call.Here.Arn("kms", "key/" + id),
                CreatedAt = call.Now,
                Manager = "AWS",
                Description = "Default key that protects my data when no other key is defined",
                Policy = KeyPolicyOperations.DefaultPolicy(call.Account.Id),
                RotationDays = 365,
            }
        );
        call.Here.Aliases[alias] = new KeyAliasState(alias, id, call.Now);
    }
}
