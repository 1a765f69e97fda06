using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Services.S3;

namespace ZeroTrust.Sandbox.Services.Config;

/// <summary>The recorder and the delivery channel of AWS Config: one each per region.</summary>
[Service("config")]
internal static class RecorderOperations
{
    public static JsonObject DescribeConfigurationRecorders(Call call) =>
        new()
        {
            ["ConfigurationRecorders"] = Named(
                    call,
                    "config/recorders",
                    "ConfigurationRecorderNames",
                    "NoSuchConfigurationRecorderException",
                    "Cannot find configuration recorder with the specified name"
                )
                .Select(recorder => new JsonObject(
                    recorder
                        .Where(member => !member.Key.StartsWith('-'))
                        .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
                ))
                .Json(),
        };

    public static JsonObject DescribeConfigurationRecorderStatus(Call call) =>
        new()
        {
            ["ConfigurationRecordersStatus"] = Named(
                    call,
                    "config/recorders",
                    "ConfigurationRecorderNames",
                    "NoSuchConfigurationRecorderException",
                    "Cannot find configuration recorder with the specified name"
                )
                .Select(recorder => new JsonObject
                {
                    ["name"] = recorder["name"].AsText(),
                    ["arn"] = recorder["arn"].AsText(),
                    ["servicePrincipal"] = recorder["servicePrincipal"].AsText(),
                    ["recording"] = recorder.Truth("-recording") ?? false,
                    ["lastStatus"] = recorder.Truth("-recording") ?? false ? "SUCCESS" : "PENDING",
                })
                .Json(),
        };

    public static JsonObject PutConfigurationRecorder(Call call)
    {
        var recorder = call.NeedPart("ConfigurationRecorder").Copy();
        var name = recorder["name"].AsText() ?? "default";
        recorder["name"] = name;
        var shelf = call.Here.Shelf("config/recorders");
        if (IsServiceLinked(shelf.GetValueOrDefault(name)))
        {
            throw Unmodifiable(name);
        }

        if (shelf.Any(other => other.Key != name && !IsServiceLinked(other.Value)))
        {
            throw new ServiceError(
                "MaxNumberOfConfigurationRecordersExceededException",
                $"Failed to put configuration recorder '{name}' because the maximum number of configuration recorders: 1 is reached."
            );
        }

        if (recorder["roleARN"].AsText() is not { } role || !role.StartsWith("arn:aws:iam::", StringComparison.Ordinal))
        {
            throw new ServiceError("InvalidRoleException", "You have provided a null or empty role ARN.");
        }

        recorder["arn"] = call.Here.Arn("config", "configuration-recorder/" + name);
        recorder["recordingGroup"] ??= new JsonObject
        {
            ["allSupported"] = true,
            ["includeGlobalResourceTypes"] = false,
            ["resourceTypes"] = new JsonArray(),
        };
        recorder["-recording"] = shelf.GetValueOrDefault(name)?.Truth("-recording") ?? false;
        shelf[name] = recorder;
        return [];
    }

    public static JsonObject DeleteConfigurationRecorder(Call call)
    {
        call.Here.Shelf("config/recorders").Remove(Own(call)["name"]!.ToString());
        return [];
    }

    public static JsonObject StartConfigurationRecorder(Call call)
    {
        var recorder = Own(call);
        if (call.Here.Shelf("config/channels").Count == 0)
        {
            throw new ServiceError(
                "NoAvailableDeliveryChannelException",
                "Delivery channel is not available to start configuration recorder."
            );
        }

        recorder["-recording"] = true;
        return [];
    }

    public static JsonObject StopConfigurationRecorder(Call call)
    {
        Own(call)["-recording"] = false;
        return [];
    }

    public static JsonObject DescribeDeliveryChannels(Call call) =>
        new()
        {
            ["DeliveryChannels"] = Named(
                    call,
                    "config/channels",
                    "DeliveryChannelNames",
                    "NoSuchDeliveryChannelException",
                    "Cannot find delivery channel with specified name"
                )
                .Select(JsonValues.Copy)
                .Json(),
        };

    public static JsonObject PutDeliveryChannel(Call call)
    {
        var channel = call.NeedPart("DeliveryChannel").Copy();
        var name = channel["name"].AsText() ?? "default";
        channel["name"] = name;
        if (call.Here.Shelf("config/recorders").Values.All(IsServiceLinked))
        {
            throw new ServiceError(
                "NoAvailableConfigurationRecorderException",
                "Configuration recorder is not available to put delivery channel."
            );
        }

        var shelf = call.Here.Shelf("config/channels");
        if (shelf.Count > 0 && !shelf.ContainsKey(name))
        {
            throw new ServiceError(
                "MaxNumberOfDeliveryChannelsExceededException",
                $"Failed to put delivery channel '{name}' because the maximum number of delivery channels: 1 is reached."
            );
        }

        if (channel["s3BucketName"].AsText() is { } bucket && call.World.Bucket(bucket) is null)
        {
            throw new ServiceError("NoSuchBucketException", $"Cannot find a S3 bucket with an empty bucket name or the name {bucket}.");
        }

        shelf[name] = channel;
        return [];
    }

    public static JsonObject DeleteDeliveryChannel(Call call)
    {
        var name = call.Need("DeliveryChannelName");
        if (!call.Here.Shelf("config/channels").ContainsKey(name))
        {
            throw new ServiceError("NoSuchDeliveryChannelException", $"Cannot find delivery channel with specified name '{name}'.");
        }

        if (
            call
                .Here.Shelf("config/recorders")
                .Values.Any(recorder => !IsServiceLinked(recorder) && (recorder.Truth("-recording") ?? false))
        )
        {
            throw new ServiceError(
                "LastDeliveryChannelDeleteFailedException",
                $"Failed to delete last specified delivery channel with name '{name}', because there, because there is a "
                    + $"running configuration recorder."
            );
        }

        call.Here.Shelf("config/channels").Remove(name);
        return [];
    }

    public static JsonObject DescribeConfigRules(Call call) =>
        call.Page(
            Named(
                    call,
                    "config/rules",
                    "ConfigRuleNames",
                    "NoSuchConfigRuleException",
                    "The ConfigRule provided in the request is invalid. Please check the configRule name"
                )
                .ToList<JsonNode>()
        );

    private static IEnumerable<JsonObject> Named(Call call, string shelf, string member, string code, string message)
    {
        var names = call.Texts(member);
        foreach (var name in names)
        {
            if (!call.Here.Shelf(shelf).ContainsKey(name))
            {
                throw new ServiceError(code, $"{message} '{name}'.");
            }
        }

        return call.Here.Shelf(shelf).Where(pair => names.Count == 0 || names.Contains(pair.Key)).Select(pair => pair.Value);
    }

    /// <summary>A recorder that the customer may change.</summary>
    private static JsonObject Own(Call call)
    {
        var recorder = Recorder(call);
        return IsServiceLinked(recorder) ? throw Unmodifiable(recorder["name"]!.ToString()) : recorder;
    }

    private static bool IsServiceLinked(JsonObject? recorder) => recorder?["servicePrincipal"].AsText() is not null;

    private static ServiceError Unmodifiable(string name) =>
        new(
            "UnmodifiableEntityException",
            $"The configuration recorder '{name}' is a service-linked configuration recorder, which cannot be changed with this operation."
        );

    private static JsonObject Recorder(Call call)
    {
        var name = call.Need("ConfigurationRecorderName");
        return call.Here.Shelf("config/recorders").GetValueOrDefault(name)
            ?? throw new ServiceError(
                "NoSuchConfigurationRecorderException",
                $"Cannot find configuration recorder with the specified name '{name}'."
            );
    }
}
