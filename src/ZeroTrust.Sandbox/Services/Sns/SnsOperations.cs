using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Sns;

/// <summary>Topics.</summary>
[Service("sns")]
internal static class SnsOperations
{
    public static JsonObject ListTopics(Call call) => call.ShelfPage("sns/topics");
}
