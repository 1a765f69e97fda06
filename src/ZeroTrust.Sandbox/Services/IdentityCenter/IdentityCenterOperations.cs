using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.IdentityCenter;

/// <summary>Instances of IAM Identity Center.</summary>
[Service("sso-admin")]
internal static class IdentityCenterOperations
{
    public static JsonObject ListInstances(Call call) => call.ShelfPage("sso-admin/instances");
}
