using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace ZeroTrust.Aws.Writing;

/// <summary>The life of KMS keys.</summary>
internal sealed class KmsKeyCalls : IOfficialCalls
{
    public IEnumerable<OfficialCall> Calls =>
    [
        OfficialCall.Of<IAmazonKeyManagementService, CreateKeyRequest>(
            "kms:CreateKey",
            static p => new()
            {
                Policy = p.OptionalText("Policy"),
                Description = p.OptionalText("Description"),
                KeyUsage = p.OptionalText("KeyUsage") is { } usage ? KeyUsageType.FindValue(usage) : null,
                KeySpec = p.OptionalText("KeySpec") is { } spec ? KeySpec.FindValue(spec) : null,
                Origin = p.OptionalText("Origin") is { } origin ? OriginType.FindValue(origin) : null,
                MultiRegion = p.Flag("MultiRegion"),
                BypassPolicyLockoutSafetyCheck = p.Flag("BypassPolicyLockoutSafetyCheck"),
                Tags = Tags(p),
            },
            static async (kms, request, stop) => Metadata((await kms.CreateKeyAsync(request, stop).ConfigureAwait(false)).KeyMetadata)),
        OfficialCall.Of<IAmazonKeyManagementService, DescribeKeyRequest>(
            "kms:DescribeKey",
            static p => new() { KeyId = p.Text("KeyId") },
            static async (kms, request, stop) => Metadata((await kms.DescribeKeyAsync(request, stop).ConfigureAwait(false)).KeyMetadata)),
        OfficialCall.Of<IAmazonKeyManagementService, ScheduleKeyDeletionRequest>(
            "kms:ScheduleKeyDeletion",
            static p => new() { KeyId = p.Text("KeyId"), PendingWindowInDays = p.Number("PendingWindowInDays") },
            static async (kms, request, stop) =>
            {
                var answer = await kms.ScheduleKeyDeletionAsync(request, stop).ConfigureAwait(false);
                return new() { ["KeyId"] = answer.KeyId, ["KeyState"] = answer.KeyState?.Value, ["DeletionDate"] = Time(answer.DeletionDate) };
            }),
        OfficialCall.Of<IAmazonKeyManagementService, CancelKeyDeletionRequest>(
            "kms:CancelKeyDeletion",
            static p => new() { KeyId = p.Text("KeyId") },
            static async (kms, request, stop) => new() { ["KeyId"] = (await kms.CancelKeyDeletionAsync(request, stop).ConfigureAwait(false)).KeyId }),
        OfficialCall.Silent<IAmazonKeyManagementService, EnableKeyRequest, EnableKeyResponse>(
            "kms:EnableKey", static p => new() { KeyId = p.Text("KeyId") }, static (kms, request, stop) => kms.EnableKeyAsync(request, stop)),
        OfficialCall.Silent<IAmazonKeyManagementService, DisableKeyRequest, DisableKeyResponse>(
            "kms:DisableKey", static p => new() { KeyId = p.Text("KeyId") }, static (kms, request, stop) => kms.DisableKeyAsync(request, stop)),
        OfficialCall.Silent<IAmazonKeyManagementService, TagResourceRequest, TagResourceResponse>(
            "kms:TagResource",
            static p => new() { KeyId = p.Text("KeyId"), Tags = Tags(p) },
            static (kms, request, stop) => kms.TagResourceAsync(request, stop)),
    ];

    private static List<Tag>? Tags(CallParameters parameters) =>
        parameters.Objects("Tags") is { Count: > 0 } tags ? [.. tags.Select(static tag => new Tag { TagKey = (string?)tag["TagKey"], TagValue = (string?)tag["TagValue"] })] : null;

    private static JsonObject Metadata(KeyMetadata key) => new()
    {
        ["KeyMetadata"] = new JsonObject
        {
            ["AWSAccountId"] = key.AWSAccountId,
            ["KeyId"] = key.KeyId,
            ["Arn"] = key.Arn,
            ["CreationDate"] = Time(key.CreationDate),
            ["Enabled"] = key.Enabled == true,
            ["Description"] = key.Description ?? "",
            ["KeyUsage"] = key.KeyUsage?.Value,
            ["KeyState"] = key.KeyState?.Value,
            ["Origin"] = key.Origin?.Value,
            ["KeyManager"] = key.KeyManager?.Value,
            ["KeySpec"] = key.KeySpec?.Value,
            ["MultiRegion"] = key.MultiRegion == true,
        },
    };

    private static string? Time(DateTime? time) => time is { } known ? Reading.Values.Time(known).ToString("O", CultureInfo.InvariantCulture) : null;
}
