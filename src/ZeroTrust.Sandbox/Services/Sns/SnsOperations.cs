using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Sns;

/// <summary>Topics and their attributes, which are text whatever they mean.</summary>
[Service("sns")]
internal static class SnsOperations
{
    private const string Shelf = "sns/topics";

    public static JsonObject ListTopics(Call call) =>
        call.Page([.. call.Here.Shelf(Shelf).Values.Select(static topic => new JsonObject { ["TopicArn"] = topic["TopicArn"].AsText() })]);

    public static JsonObject GetTopicAttributes(Call call) => new() { ["Attributes"] = Find(call).Copy() };

    public static JsonObject SetTopicAttributes(Call call)
    {
        var (topic, name) = (Find(call), call.Need("AttributeName"));
        if (name is "TopicArn" or "Owner" or "EffectiveDeliveryPolicy")
        {
            throw new ServiceError("InvalidParameter", "Invalid parameter: AttributeName");
        }

        // An attribute without a value is as if it had never been set.
        topic.Remove(name);
        if (call.Text("AttributeValue") is { Length: > 0 } value)
        {
            topic[name] = value;
        }

        return [];
    }

    private static JsonObject Find(Call call) =>
        call.Here.Shelf(Shelf).Values.FirstOrDefault(topic => topic["TopicArn"].AsText() == call.Need("TopicArn"))
        ?? throw new ServiceError("NotFound", "Topic does not exist");
}
