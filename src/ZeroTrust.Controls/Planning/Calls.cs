using System.Globalization;
using System.Text.Json.Nodes;
using ZeroTrust.Core.Plans;

namespace ZeroTrust.Controls.Planning;

/// <summary>Writes API calls down.</summary>
internal static class Calls
{
    private const string Place = "#do";

    /// <summary>A call whose IAM action is the service's prefix and the operation's name, unless it is given.</summary>
    /// <param name="id">Unique within the plan.</param>
    /// <param name="service">Service id of the API model.</param>
    /// <param name="operation">Operation.</param>
    /// <param name="parameters">Input by API member names.</param>
    /// <param name="action">The IAM action where it is called otherwise.</param>
    public static AwsCall Call(string id, string service, string operation, JsonObject parameters, string? action = null) =>
        new(id, service, operation, parameters, action ?? service + ":" + operation);

    /// <summary>A call of a <see cref="ChangeContent"/>, which gives it its id.</summary>
    /// <param name="service">Service id of the API model.</param>
    /// <param name="operation">Operation.</param>
    /// <param name="parameters">Input by API member names.</param>
    /// <param name="action">The IAM action where it is called otherwise.</param>
    public static AwsCall Call(string service, string operation, JsonObject parameters, string? action = null) =>
        Call("", service, operation, parameters, action);

    /// <summary>Counts these answers as success: what the call wants is there, or gone, already.</summary>
    public static AwsCall OrAlready(this AwsCall call, params string[] codes) => call with { AlreadyDoneErrors = codes };

    /// <summary>A value that the answer of an earlier call will hold.</summary>
    public static JsonObject From(string callId, string path) => new() { ["$from"] = callId, ["path"] = path };

    /// <summary>A value that the answer of an earlier call of the same <see cref="ChangeContent"/> will hold.</summary>
    /// <param name="path">Where in the answer.</param>
    /// <param name="call">Which of its calls, from 0.</param>
    public static JsonObject Answer(string path, int call = 0) => From(Place + call.ToString(CultureInfo.InvariantCulture), path);

    /// <summary>The parameters with what <see cref="Answer"/> left open filled in.</summary>
    /// <param name="parameters">The parameters of a call.</param>
    /// <param name="ids">Ids of the calls of the change.</param>
    public static JsonObject AnswersNamed(JsonObject parameters, IReadOnlyList<string> ids)
    {
        var copy = parameters.DeepClone().AsObject();
        Name(copy);
        return copy;

        void Name(JsonNode? node)
        {
            if (node is JsonObject members)
            {
                if (
                    members["$from"] is JsonValue from
                    && from.TryGetValue(out string? place)
                    && place.StartsWith(Place, StringComparison.Ordinal)
                )
                {
                    members["$from"] = ids[int.Parse(place.AsSpan(Place.Length), CultureInfo.InvariantCulture)];
                }

                foreach (var (_, value) in members)
                {
                    Name(value);
                }
            }
            else if (node is JsonArray items)
            {
                foreach (var item in items)
                {
                    Name(item);
                }
            }
        }
    }

    /// <summary>A list of texts.</summary>
    public static JsonArray List(params string[] values) => new([.. values.Select(static value => (JsonNode?)JsonValue.Create(value))]);
}
