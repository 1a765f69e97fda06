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
        return call.Account.PublicAccessBlock is { } block
            ? new() { ["PublicAccessBlockConfiguration"] = block.Copy() }
            : throw new ServiceError("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found", 404);
    }

    public static JsonObject PutPublicAccessBlock(Call call)
    {
        CheckAccount(call);
        call.Account.PublicAccessBlock = PublicAccessOperations.Read(call);
        return [];
    }

    public static JsonObject DeletePublicAccessBlock(Call call)
    {
        CheckAccount(call);
        call.Account.PublicAccessBlock = null;
        return [];
    }

    private static void CheckAccount(Call call)
    {
        if (call.Need("AccountId") != call.Account.Id)
        {
            throw new ServiceError("AccessDenied", "Access Denied", 403);
        }
    }
}
