using System.Text;
using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Kms;

/// <summary>Using keys. Nothing is kept secret here: a ciphertext is the key id and the plaintext,
/// enough to come back to the same bytes.</summary>
[Service("kms")]
internal static class CryptographyOperations
{
    private const int MaximumPlaintext = 4096;

    public static JsonObject Encrypt(Call call)
    {
        var key = Usable(call);
        var plaintext = Bytes(call, "Plaintext");
        if (plaintext.Length > MaximumPlaintext)
        {
            throw call.Invalid(
                "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have "
                    + "length less than or equal to 4096"
            );
        }

        return new()
        {
            ["CiphertextBlob"] = Seal(key, plaintext),
            ["KeyId"] = key.Arn,
            ["EncryptionAlgorithm"] = "SYMMETRIC_DEFAULT",
        };
    }

    public static JsonObject GenerateDataKey(Call call)
    {
        var key = Usable(call);
        var length = call.Number("NumberOfBytes") ?? (call.Text("KeySpec") == "AES_128" ? 16 : 32);
        if (length is < 1 or > 1024)
        {
            throw call.Invalid("NumberOfBytes must be between 1 and 1024.");
        }

        var plaintext = Encoding.ASCII.GetBytes(call.World.Ids.Hex("", length));
        return new()
        {
            ["CiphertextBlob"] = Seal(key, plaintext),
            ["Plaintext"] = Convert.ToBase64String(plaintext),
            ["KeyId"] = key.Arn,
        };
    }

    public static JsonObject Decrypt(Call call)
    {
        var parts = Encoding.UTF8.GetString(Bytes(call, "CiphertextBlob")).Split('|');
        if (parts is not ["zt1", var arn, var sealedText])
        {
            throw new ServiceError(
                "InvalidCiphertextException",
                "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or "
                    + "you are not allowed to access."
            );
        }

        var key = KeyLookup.Find(call.World, call.Account.Id, call.Region, arn, aliases: false);
        if (call.Text("KeyId") is not null && call.Key(aliases: true).Id != key.Id)
        {
            throw new ServiceError(
                "IncorrectKeyException",
                "The key ID in the request does not identify a CMK that can perform this operation."
            );
        }

        CheckState(key);
        return new()
        {
            ["KeyId"] = key.Arn,
            ["Plaintext"] = sealedText,
            ["EncryptionAlgorithm"] = "SYMMETRIC_DEFAULT",
        };
    }

    private static KeyState Usable(Call call)
    {
        var key = call.Key(aliases: true);
        CheckState(key);
        return key.Usage == "ENCRYPT_DECRYPT"
            ? key
            : throw new ServiceError(
                "InvalidKeyUsageException",
                $"{key.Arn} key usage is {key.Usage} which is not valid for {call.Operation}."
            );
    }

    private static void CheckState(KeyState key)
    {
        if (key.State == "Disabled")
        {
            throw new ServiceError("DisabledException", $"{key.Arn} is disabled.");
        }

        if (key.State == "PendingDeletion")
        {
            throw KeyLookup.InvalidState(key);
        }
    }

    private static byte[] Bytes(Call call, string member)
    {
        var buffer = new byte[call.Need(member).Length];
        return Convert.TryFromBase64String(call.Need(member), buffer, out var length)
            ? buffer[..length]
            : throw call.Invalid($"{member} is not valid.");
    }

    private static string Seal(KeyState key, byte[] plaintext) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"zt1|{key.Arn}|{Convert.ToBase64String(plaintext)}"));
}
