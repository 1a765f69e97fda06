using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace ZeroTrust.Aws.Writing;

/// <summary>Key policies.</summary>
internal sealed class KmsPolicyCalls : IOfficialCalls
{
    public IEnumerable<OfficialCall> Calls =>
    [
        OfficialCall.Silent<IAmazonKeyManagementService, PutKeyPolicyRequest, PutKeyPolicyResponse>(
            "kms:PutKeyPolicy",
            static p => new()
            {
                KeyId = p.Text("KeyId"),
                PolicyName = p.OptionalText("PolicyName"),
                Policy = p.Text("Policy"),
                BypassPolicyLockoutSafetyCheck = p.Flag("BypassPolicyLockoutSafetyCheck"),
            },
            static (kms, request, stop) => kms.PutKeyPolicyAsync(request, stop)),
        OfficialCall.Of<IAmazonKeyManagementService, GetKeyPolicyRequest>(
            "kms:GetKeyPolicy",
            static p => new() { KeyId = p.Text("KeyId"), PolicyName = p.OptionalText("PolicyName") },
            static async (kms, request, stop) => new() { ["Policy"] = (await kms.GetKeyPolicyAsync(request, stop).ConfigureAwait(false)).Policy }),
    ];
}
