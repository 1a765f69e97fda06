using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace ZeroTrust.Aws.Writing;

/// <summary>Aliases of KMS keys.</summary>
internal sealed class KmsAliasCalls : IOfficialCalls
{
    public IEnumerable<OfficialCall> Calls =>
    [
        OfficialCall.Silent<IAmazonKeyManagementService, CreateAliasRequest, CreateAliasResponse>(
            "kms:CreateAlias",
            static p => new() { AliasName = p.Text("AliasName"), TargetKeyId = p.Text("TargetKeyId") },
            static (kms, request, stop) => kms.CreateAliasAsync(request, stop)),
        OfficialCall.Silent<IAmazonKeyManagementService, DeleteAliasRequest, DeleteAliasResponse>(
            "kms:DeleteAlias", static p => new() { AliasName = p.Text("AliasName") }, static (kms, request, stop) => kms.DeleteAliasAsync(request, stop)),
    ];
}
