using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace ZeroTrust.Aws.Writing;

/// <summary>Automatic rotation of KMS keys.</summary>
internal sealed class KmsRotationCalls : IOfficialCalls
{
    public IEnumerable<OfficialCall> Calls =>
    [
        OfficialCall.Silent<IAmazonKeyManagementService, EnableKeyRotationRequest, EnableKeyRotationResponse>(
            "kms:EnableKeyRotation",
            static p => new() { KeyId = p.Text("KeyId"), RotationPeriodInDays = p.Number("RotationPeriodInDays") },
            static (kms, request, stop) => kms.EnableKeyRotationAsync(request, stop)),
        OfficialCall.Silent<IAmazonKeyManagementService, DisableKeyRotationRequest, DisableKeyRotationResponse>(
            "kms:DisableKeyRotation", static p => new() { KeyId = p.Text("KeyId") }, static (kms, request, stop) => kms.DisableKeyRotationAsync(request, stop)),
    ];
}
