using System.Text.Json.Nodes;
using ZeroTrust.Policy;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Kms;

/// <summary>Finds keys by id, ARN, alias or alias ARN, and checks their state as KMS does.</summary>
internal static class KeyLookup
{
    /// <summary>The key of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="aliases">Whether the operation takes aliases.</param>
    public static KeyState Key(this Call call, bool aliases = false) =>
        Find(call.World, call.Account.Id, call.Region, call.Need("KeyId"), aliases);

    /// <summary>A key of the caller's own account.</summary>
    public static KeyState OwnKey(this Call call)
    {
        var key = call.Key();
        return call.Here.Keys.ContainsKey(key.Id)
            ? key
            : throw new ServiceError("AccessDeniedException", $"The key {key.Arn} belongs to another account.");
    }

    /// <summary>A customer key that is not about to be deleted.</summary>
    public static KeyState OwnLivingKey(this Call call)
    {
        var key = call.OwnKey();
        if (key.Manager == "AWS")
        {
            throw new ServiceError(
                "AccessDeniedException",
                $"User: {call.Caller.Arn} is not authorized to perform: kms:{call.Operation} on resource: {key.Arn}"
            );
        }

        return key.State == "PendingDeletion" ? throw InvalidState(key) : key;
    }

    public static KeyState Find(World world, string accountId, string region, string id, bool aliases)
    {
        var name = id;
        if (Arn.IsMeant(id))
        {
            if (!Arn.TryParse(id, out var arn) || arn.Service != "kms")
            {
                throw new ServiceError("InvalidArnException", $"Invalid arn {id}");
            }

            if (arn.Region != region)
            {
                throw NotFound($"Invalid arn {arn.Region}");
            }

            accountId = arn.Account;
            name = arn.ResourceType == "key" ? arn.ResourceId : arn.Resource;
        }

        if (!world.Accounts.TryGetValue(accountId, out var account))
        {
            throw NotFound($"Key 'arn:aws:kms:{region}:{accountId}:key/{name}' does not exist");
        }

        var here = account.Region(region);
        if (name.StartsWith("alias/", StringComparison.Ordinal))
        {
            if (!aliases)
            {
                throw new ServiceError("NotFoundException", $"Invalid keyId {id}");
            }

            return
                here.Aliases.TryGetValue(name, out var alias) && alias.KeyId is { } target && here.Keys.TryGetValue(target, out var aliased)
                ? aliased
                : throw NotFound($"Alias arn:aws:kms:{region}:{accountId}:{name} is not found.");
        }

        return here.Keys.TryGetValue(name, out var key) ? key
            : Guid.TryParse(name.StartsWith("mrk-", StringComparison.Ordinal) ? name[4..] : name, out _)
                ? throw NotFound($"Key 'arn:aws:kms:{region}:{accountId}:key/{name}' does not exist")
            : throw NotFound($"Invalid keyId '{id}'");
    }

    public static ServiceError InvalidState(KeyState key) => new("KMSInvalidStateException", $"{key.Arn} is pending deletion.");

    private static ServiceError NotFound(string message) => new("NotFoundException", message);

    public static JsonObject Metadata(KeyState key, string accountId) =>
        new JsonObject
        {
            ["AWSAccountId"] = accountId,
            ["KeyId"] = key.Id,
            ["Arn"] = key.Arn,
            ["CreationDate"] = key.CreatedAt.Json(),
            ["Enabled"] = key.State == "Enabled",
            ["Description"] = key.Description,
            ["KeyUsage"] = key.Usage,
            ["KeyState"] = key.State,
            ["DeletionDate"] = key.DeletionAt?.Json(),
            ["Origin"] = key.Origin,
            ["KeyManager"] = key.Manager,
            ["CustomerMasterKeySpec"] = key.Spec,
            ["KeySpec"] = key.Spec,
            ["EncryptionAlgorithms"] =
                key.Usage == "ENCRYPT_DECRYPT"
                    ? new JsonArray(key.Spec == "SYMMETRIC_DEFAULT" ? "SYMMETRIC_DEFAULT" : "RSAES_OAEP_SHA_256")
                    : null,
            ["SigningAlgorithms"] = key.Usage == "SIGN_VERIFY" ? new JsonArray("RSASSA_PSS_SHA_256") : null,
            ["MultiRegion"] = key.MultiRegion,
        }.Present();
}
