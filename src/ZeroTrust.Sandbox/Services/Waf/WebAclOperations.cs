using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Waf;

/// <summary>Web ACLs.</summary>
[Service("wafv2")]
internal static class WebAclOperations
{
    public static JsonObject ListWebACLs(Call call) => call.ShelfPage("wafv2/acls-" + call.Need("Scope"));
}
