using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Cognito;

/// <summary>User pools.</summary>
[Service("cognito-idp")]
internal static class UserPoolOperations
{
    public static JsonObject ListUserPools(Call call) => call.ShelfPage("cognito-idp/pools");
}
