using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Eks;

/// <summary>Clusters.</summary>
[Service("eks")]
internal static class EksOperations
{
    public static JsonObject ListClusters(Call call) => call.NamesPage("eks/clusters");
}
