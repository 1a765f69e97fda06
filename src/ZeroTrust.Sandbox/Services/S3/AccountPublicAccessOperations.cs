using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.S3;

/// <summary>Block Public Access of accounts.</summary>
[Service("s3control")]
internal static class AccountPublicAccessOperations
{
    public static JsonObject GetPublicAccessBlock(Call call)
    {
        CheckAccount(call);
        return AccountPublicAccess.InForce(call.World, call.Account) is { } block
            ? new() { ["PublicAccessBlockConfiguration"] = block.Copy() }
            : throw new ServiceError("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found", 404);
    }

    public static JsonObject PutPublicAccessBlock(Call call)
    {
        CheckAccount(call);
        CheckOrganization(call);
        call.Account.PublicAccessBlock = PublicAccessOperations.Read(call);
        return [];
    }

    public static JsonObject DeletePublicAccessBlock(Call call)
    {
        CheckAccount(call);
        CheckOrganization(call);
        call.Account.PublicAccessBlock = null;
        return [];
    }

    /// <summary>"Organization-level policies override account-level settings, preventing direct account-level modifications."
    /// https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_PutPublicAccessBlock.html</summary>
    private static void CheckOrganization(Call call)
    {
        if (AccountPublicAccess.OfOrganization(call.World, call.Account.Id) is not null)
        {
            throw new ServiceError("AccessDenied", "Access Denied", 403);
        }
    }

    private static void CheckAccount(Call call)
    {
        if (call.Need("AccountId") != call.Account.Id)
        {
            throw new ServiceError("AccessDenied", "Access Denied", 403);
        }
    }
}
