using System.Text.Json.Nodes;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Controls.Planning;

/// <summary>Writes API calls down.</summary>
internal static class Calls
{
    /// <summary>A call whose IAM action is the service's prefix and the operation's name, unless it is given.</summary>
    /// <param name="id">Unique within the plan.</param>
    /// <param name="service">Service id of the API model.</param>
    /// <param name="operation">Operation.</param>
    /// <param name="parameters">Input by API member names.</param>
    /// <param name="action">The IAM action where it is called otherwise.</param>
    public static AwsCall Call(string id, string service, string operation, JsonObject parameters, string? action = null) =>
        new(id, service, operation, parameters, action ?? service + ":" + operation);

    /// <summary>Counts these answers as success: what the call wants is there, or gone, already.</summary>
    public static AwsCall OrAlready(this AwsCall call, params string[] codes) => call with { AlreadyDoneErrors = codes };

    /// <summary>A value that the answer of an earlier call will hold.</summary>
    public static JsonObject From(string callId, string path) => new() { ["$from"] = callId, ["path"] = path };

    /// <summary>A list of texts.</summary>
    public static JsonArray List(params string[] values) => new([.. values.Select(static value => (JsonNode?)JsonValue.Create(value))]);
}
