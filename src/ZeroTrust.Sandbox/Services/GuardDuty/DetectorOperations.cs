using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.GuardDuty;

/// <summary>Detectors, one per region at most, and what they found.</summary>
[Service("guardduty")]
internal static class DetectorOperations
{
    public static JsonObject ListDetectors(Call call) =>
        call.Page(call.Here.Shelf("guardduty/detectors").Keys.Select(id => (JsonNode)JsonValue.Create(id)).ToList());

    public static JsonObject GetDetector(Call call)
    {
        var detector = Find(call).Copy();
        detector.Remove("DetectorId");
        detector["Tags"] = call.Here.Tags.TryGetValue(Arn(call), out var tags) ? tags.Map() : new JsonObject();
        return detector;
    }

    public static JsonObject CreateDetector(Call call)
    {
        var shelf = call.Here.Shelf("guardduty/detectors");
        if (shelf.Count > 0)
        {
            throw new ServiceError(
                "BadRequestException",
                "The request is rejected because a detector already exists for the current account."
            );
        }

        var id = call.World.Ids.Hex("", 32);
        shelf.Add(
            id,
            new JsonObject
            {
                ["DetectorId"] = id,
                ["CreatedAt"] = call.Now.Json(),
                ["UpdatedAt"] = call.Now.Json(),
                ["ServiceRole"] =
                    $"arn:aws:iam::{call.Account.Id}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty",
                ["Status"] = call.Flag("Enable") ?? false ? "ENABLED" : "DISABLED",
                ["FindingPublishingFrequency"] = call.Text("FindingPublishingFrequency") ?? "SIX_HOURS",
                ["Features"] = Features(call),
            }
        );
        if (call.Part("Tags") is { Count: > 0 } tags)
        {
            call.Here.TagsOf(call.Here.Arn("guardduty", "detector/" + id)).SetMap(tags);
        }

        return new() { ["DetectorId"] = id };
    }

    public static JsonObject UpdateDetector(Call call)
    {
        var detector = Find(call);
        if (call.Flag("Enable") is { } on)
        {
            detector["Status"] = on ? "ENABLED" : "DISABLED";
        }

        if (call.Text("FindingPublishingFrequency") is { } frequency)
        {
            detector["FindingPublishingFrequency"] = frequency;
        }

        foreach (var feature in call.Parts("Features"))
        {
            var known = detector["Features"].AsObjects().FirstOrDefault(f => f["Name"].AsText() == feature["Name"].AsText());
            if (known is null)
            {
                detector["Features"]!.AsArray().Add(feature.Copy());
            }
            else
            {
                known["Status"] = feature["Status"].AsText();
            }
        }

        detector["UpdatedAt"] = call.Now.Json();
        return [];
    }

    public static JsonObject DeleteDetector(Call call)
    {
        Find(call);
        call.Here.Tags.Remove(Arn(call));
        call.Here.Shelf("guardduty/detectors").Remove(call.Need("DetectorId"));
        return [];
    }

    public static JsonObject ListFindings(Call call)
    {
        Find(call);
        return call.Page(call.Here.Shelf("guardduty/findings").Keys.Select(id => (JsonNode)JsonValue.Create(id)).ToList());
    }

    public static JsonObject GetFindings(Call call)
    {
        Find(call);
        return new()
        {
            ["Findings"] = call.Texts("FindingIds")
                .Select(id => call.Here.Shelf("guardduty/findings").GetValueOrDefault(id))
                .OfType<JsonObject>()
                .Select(JsonValues.Copy)
                .Json(),
        };
    }

    private static JsonObject Find(Call call) =>
        call.Here.Shelf("guardduty/detectors").GetValueOrDefault(call.Need("DetectorId"))
        ?? throw new ServiceError(
            "BadRequestException",
            "The request is rejected because the input detectorId is not owned by the current account."
        );

    private static string Arn(Call call) => call.Here.Arn("guardduty", "detector/" + call.Need("DetectorId"));

    private static JsonArray Features(Call call)
    {
        var wanted = call.Parts("Features")
            .ToDictionary(feature => feature["Name"].AsText() ?? "", feature => feature["Status"].AsText(), StringComparer.Ordinal);
        return (
            (string[])
                [
                    "CLOUD_TRAIL",
                    "DNS_LOGS",
                    "FLOW_LOGS",
                    "S3_DATA_EVENTS",
                    "EKS_AUDIT_LOGS",
                    "EBS_MALWARE_PROTECTION",
                    "RDS_LOGIN_EVENTS",
                    "LAMBDA_NETWORK_LOGS",
                ]
        )
            .Select(name => new JsonObject
            {
                ["Name"] = name,
                ["Status"] = wanted.GetValueOrDefault(name) ?? "ENABLED",
                ["UpdatedAt"] = call.Now.Json(),
            })
            .Json();
    }
}
