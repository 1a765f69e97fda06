using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Lambda;

/// <summary>Functions.</summary>
[Service("lambda")]
internal static class LambdaOperations
{
    public static JsonObject ListFunctions(Call call) => call.ShelfPage("lambda/functions");
}
