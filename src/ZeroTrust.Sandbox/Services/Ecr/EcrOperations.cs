using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Ecr;

/// <summary>Repositories of images.</summary>
[Service("ecr")]
internal static class EcrOperations
{
    public static JsonObject DescribeRepositories(Call call) => call.ShelfPage("ecr/repositories");
}
