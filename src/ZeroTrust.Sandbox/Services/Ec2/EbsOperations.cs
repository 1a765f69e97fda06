using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>Encryption by default of new volumes.</summary>
[Service("ec2")]
internal static class EbsOperations
{
    public static JsonObject GetEbsEncryptionByDefault(Call call) =>
        new() { ["EbsEncryptionByDefault"] = call.Here.Ec2State.EbsEncryptionByDefault };

    public static JsonObject EnableEbsEncryptionByDefault(Call call) => Set(call, true);

    public static JsonObject DisableEbsEncryptionByDefault(Call call) => Set(call, false);

    public static JsonObject GetEbsDefaultKmsKeyId(Call call) => new() { ["KmsKeyId"] = call.Here.Ec2State.EbsKmsKeyId };

    public static JsonObject ModifyEbsDefaultKmsKeyId(Call call)
    {
        call.Here.Ec2State.EbsKmsKeyId = call.Need("KmsKeyId");
        return new() { ["KmsKeyId"] = call.Here.Ec2State.EbsKmsKeyId };
    }

    private static JsonObject Set(Call call, bool on)
    {
        call.Here.Ec2State.EbsEncryptionByDefault = on;
        return new() { ["EbsEncryptionByDefault"] = on };
    }
}
