using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Sqs;

/// <summary>Queues.</summary>
[Service("sqs")]
internal static class SqsOperations
{
    public static JsonObject ListQueues(Call call) => call.NamesPage("sqs/queues");
}
