using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.CloudTrail;

/// <summary>The event history.</summary>
[Service("cloudtrail")]
internal static class EventOperations
{
    public static JsonObject LookupEvents(Call call)
    {
        var wanted = call.Parts("LookupAttributes")
            .Select(attribute => (Key: attribute["AttributeKey"].AsText(), Value: attribute["AttributeValue"].AsText()))
            .ToList();
        var events = call
            .Here.Shelf("cloudtrail/events")
            .Values.Where(item =>
                wanted.TrueForAll(attribute =>
                    attribute.Key is "EventName" or "EventSource" or "Username" or "EventId" or "AccessKeyId" or "ReadOnly"
                    && item[attribute.Key].AsText() == attribute.Value
                )
            )
            .OrderByDescending(item => item["EventTime"].AsText(), StringComparer.Ordinal);
        return call.Page(events.ToList<JsonNode>());
    }
}
