using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Services.Iam;

namespace ZeroTrust.Sandbox.Services.Kms;

/// <summary>Key policies and aliases.</summary>
[Service("kms")]
internal static class KeyPolicyOperations
{
    public static JsonObject GetKeyPolicy(Call call)
    {
        var key = call.Key();
        if (call.Text("PolicyName") is { } name && name != "default")
        {
            throw new ServiceError("NotFoundException", $"No such policy exists: {name}");
        }

        return new() { ["Policy"] = key.Policy, ["PolicyName"] = "default" };
    }

    public static JsonObject PutKeyPolicy(Call call)
    {
        var key = call.OwnLivingKey();
        var policy = call.Need("Policy");
        Check(call, policy);
        key.Policy = policy;
        return [];
    }

    public static JsonObject ListAliases(Call call)
    {
        var only = call.Text("KeyId") is null ? null : call.Key().Id;
        return call.Page(
            call.Here.Aliases.Values.Where(alias => only is null || alias.KeyId == only)
                .Select(alias =>
                    new JsonObject
                    {
                        ["AliasName"] = alias.Name,
                        ["AliasArn"] = call.Here.Arn("kms", alias.Name),
                        ["TargetKeyId"] = alias.KeyId,
                        ["CreationDate"] = alias.CreatedAt.Json(),
                        ["LastUpdatedDate"] = alias.CreatedAt.Json(),
                    }.Present()
                )
                .ToList()
        );
    }

    public static JsonObject CreateAlias(Call call)
    {
        var name = call.Need("AliasName");
        if (!name.StartsWith("alias/", StringComparison.Ordinal) || name.Length < 7)
        {
            throw new ServiceError(
                "InvalidAliasNameException",
                "Alias must start with the prefix \"alias/\". Please see "
                    + "https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html"
            );
        }

        if (name.StartsWith("alias/aws/", StringComparison.Ordinal))
        {
            throw new ServiceError("NotAuthorizedException", "You do not have permission to access alias/aws/");
        }

        if (call.Here.Aliases.ContainsKey(name))
        {
            throw new ServiceError("AlreadyExistsException", $"An alias with the name {call.Here.Arn("kms", name)} already exists");
        }

        var key = KeyLookup.Find(call.World, call.Account.Id, call.Region, call.Need("TargetKeyId"), aliases: false);
        if (key.State == "PendingDeletion")
        {
            throw KeyLookup.InvalidState(key);
        }

        call.Here.Aliases.Add(name, new KeyAliasState(name, key.Id, call.Now));
        return [];
    }

    public static JsonObject DeleteAlias(Call call)
    {
        var name = call.Need("AliasName");
        return call.Here.Aliases.Remove(name)
            ? []
            : throw new ServiceError("NotFoundException", $"Alias {call.Here.Arn("kms", name)} is not found.");
    }

    /// <summary>The policy that a key gets when nobody gives one: the account decides by IAM.</summary>
    internal static string DefaultPolicy(string accountId) =>
        $$"""
            {
              "Version": "2012-10-17",
              "Id": "key-default-1",
              "Statement": [
                {
                  "Sid": "Enable IAM User Permissions",
                  "Effect": "Allow",
                  "Principal": { "AWS": "arn:aws:iam::{{accountId}}:root" },
                  "Action": "kms:*",
                  "Resource": "*"
                }
              ]
            }
            """;

    /// <summary>Refuses a policy that KMS would refuse: bad syntax, or one that the caller could not change again.</summary>
    internal static void Check(Call call, string policy)
    {
        if (PolicySyntax.Fault(policy, PolicyForm.Resource) is { } fault)
        {
            throw new ServiceError("MalformedPolicyDocumentException", fault);
        }

        if (call.Flag("BypassPolicyLockoutSafetyCheck") ?? false)
        {
            return;
        }

        var statements = JsonNode.Parse(policy)!["Statement"] switch
        {
            JsonArray many => many.OfType<JsonObject>(),
            JsonObject one => [one],
            _ => [],
        };
        if (!statements.Any(statement => KeepsCaller(call, statement)))
        {
            throw new ServiceError(
                "MalformedPolicyDocumentException",
                "The new key policy will not allow you to update the key policy in the future."
            );
        }
    }

    private static bool KeepsCaller(Call call, JsonObject statement)
    {
        static IEnumerable<string> Texts(JsonNode? node) =>
            node is JsonArray array ? array.AsTexts()
            : node.AsText() is { } text ? [text]
            : [];
        var actions = Texts(statement["Action"]);
        var principals = statement["Principal"] is JsonObject named ? Texts(named["AWS"]) : Texts(statement["Principal"]);
        return statement["Effect"].AsText() == "Allow"
            && actions.Any(action =>
                action is "*" or "kms:*" or "kms:Put*" || string.Equals(action, "kms:PutKeyPolicy", StringComparison.OrdinalIgnoreCase)
            )
            && principals.Any(principal =>
                principal == "*"
                || principal == call.Account.RootArn
                || principal == call.Account.Id
                || principal == call.Caller.PrincipalArn(call.Account)
                || principal == call.Caller.Arn
            );
    }
}
