using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.Services.Organizations;
using ZeroTrust.Sandbox.Services.S3;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.CloudTrail;

/// <summary>
/// Trails. A trail lives in its home region; a multi-Region trail shows itself in every
/// region, and a trail of the organization in every member.
/// </summary>
[Service("cloudtrail")]
internal static class TrailOperations
{
    private const int TrailsPerRegion = 5;

    public static JsonObject DescribeTrails(Call call)
    {
        var names = call.Texts("trailNameList");
        var shadows = call.Flag("includeShadowTrails") ?? true;
        var trails = Visible(call)
            .Where(trail => names.Count == 0 ? shadows || trail["HomeRegion"].AsText() == call.Region : names.Any(name => Is(trail, name)));
        return new() { ["trailList"] = trails.Select(Shown).Json() };
    }

    public static JsonObject ListTrails(Call call) =>
        call.Page(
            Everywhere(call)
                .Select(trail => new JsonObject
                {
                    ["TrailARN"] = trail["TrailARN"].AsText(),
                    ["Name"] = trail["Name"].AsText(),
                    ["HomeRegion"] = trail["HomeRegion"].AsText(),
                })
                .ToList()
        );

    public static JsonObject GetTrail(Call call) => new() { ["Trail"] = Shown(Find(call, "Name")) };

    public static JsonObject GetTrailStatus(Call call)
    {
        var trail = Find(call, "Name");
        var logging = trail.Truth("-IsLogging") ?? false;
        return new JsonObject
        {
            ["IsLogging"] = logging,
            ["StartLoggingTime"] = trail["-Since"].AsText(),
            ["LatestDeliveryTime"] = logging ? call.Now.AddMinutes(-4).Json() : null,
        }.Present();
    }

    public static JsonObject GetEventSelectors(Call call)
    {
        var trail = Find(call, "TrailName");
        return new()
        {
            ["TrailARN"] = trail["TrailARN"].AsText(),
            ["EventSelectors"] =
                trail["-EventSelectors"]?.DeepClone()
                ?? new JsonArray(
                    new JsonObject
                    {
                        ["ReadWriteType"] = "All",
                        ["IncludeManagementEvents"] = true,
                        ["DataResources"] = new JsonArray(),
                        ["ExcludeManagementEventSources"] = new JsonArray(),
                    }
                ),
        };
    }

    public static JsonObject CreateTrail(Call call)
    {
        var name = call.Need("Name");
        if (name.Length is < 3 or > 128)
        {
            throw new ServiceError("InvalidTrailNameException", "Trail name length should be between 3 and 128 characters.");
        }

        var shelf = call.Here.Shelf("cloudtrail/trails");
        if (shelf.ContainsKey(name))
        {
            throw new ServiceError("TrailAlreadyExistsException", $"Trail {name} already exists for customer: {call.Account.Id}");
        }

        if (shelf.Count >= TrailsPerRegion)
        {
            throw new ServiceError(
                "MaximumNumberOfTrailsExceededException",
                $"User: {call.Account.Id} already has {TrailsPerRegion} trails in {call.Region}."
            );
        }

        var trail = new JsonObject
        {
            ["Name"] = name,
            ["TrailARN"] = call.Here.Arn("cloudtrail", "trail/" + name),
            ["HomeRegion"] = call.Region,
            ["IncludeGlobalServiceEvents"] = true,
            ["IsMultiRegionTrail"] = false,
            ["IsOrganizationTrail"] = false,
            ["LogFileValidationEnabled"] = false,
            ["HasCustomEventSelectors"] = false,
            ["HasInsightSelectors"] = false,
            ["-IsLogging"] = false,
        };
        Write(call, trail);
        shelf.Add(name, trail);
        if (call.Parts("TagsList").Any())
        {
            call.Here.TagsOf(trail["TrailARN"]!.ToString()).SetPairs(call.Parts("TagsList"));
        }

        return Answer(trail);
    }

    public static JsonObject UpdateTrail(Call call)
    {
        var trail = Own(call);
        Write(call, trail);
        return Answer(trail);
    }

    public static JsonObject DeleteTrail(Call call)
    {
        var trail = Own(call);
        call.Here.Shelf("cloudtrail/trails").Remove(trail["Name"]!.ToString());
        call.Here.Tags.Remove(trail["TrailARN"]!.ToString());
        return [];
    }

    public static JsonObject StartLogging(Call call)
    {
        var trail = Own(call);
        trail["-IsLogging"] = true;
        trail["-Since"] = call.Now.Json();
        return [];
    }

    public static JsonObject StopLogging(Call call)
    {
        Own(call)["-IsLogging"] = false;
        return [];
    }

    private static void Write(Call call, JsonObject trail)
    {
        if (call.Text("S3BucketName") is { } name && call.World.Bucket(name) is null)
        {
            throw new ServiceError("S3BucketDoesNotExistException", $"S3 bucket {name} does not exist!");
        }

        if (call.Text("S3BucketName") is { } target && !Writable(call, target))
        {
            throw new ServiceError("InsufficientS3BucketPolicyException", $"Incorrect S3 bucket policy is detected for bucket: {target}");
        }

        if ((call.Flag("EnableLogFileValidation") ?? false) is var validation && call.Flag("EnableLogFileValidation") is not null)
        {
            trail["LogFileValidationEnabled"] = validation;
        }

        foreach (var member in (string[])["IncludeGlobalServiceEvents", "IsMultiRegionTrail", "IsOrganizationTrail"])
        {
            if (call.Flag(member) is { } flag)
            {
                trail[member] = flag;
            }
        }

        foreach (
            var member in (string[])
                ["S3BucketName", "S3KeyPrefix", "SnsTopicName", "CloudWatchLogsLogGroupArn", "CloudWatchLogsRoleArn", "KmsKeyId"]
        )
        {
            if (call.Text(member) is not { } text)
            {
                continue;
            }

            if (text.Length == 0)
            {
                trail.Remove(member); // an empty text takes the setting away
            }
            else
            {
                trail[member] = text;
            }
        }

        if ((trail.Truth("IsMultiRegionTrail") ?? false) && !(trail.Truth("IncludeGlobalServiceEvents") ?? true))
        {
            throw new ServiceError("InvalidParameterCombinationException", "Multi-Region trail must include global service events.");
        }
    }

    private static bool Writable(Call call, string bucket) =>
        call.World.Bucket(bucket)!.Policy is { } policy && policy.Contains("cloudtrail.amazonaws.com", StringComparison.Ordinal);

    private static IEnumerable<JsonObject> Visible(Call call) =>
        Everywhere(call).Where(trail => trail["HomeRegion"].AsText() == call.Region || (trail.Truth("IsMultiRegionTrail") ?? false));

    private static IEnumerable<JsonObject> Everywhere(Call call)
    {
        var own = Trails(call.Account);
        var management = call.World.Organization?.ManagementAccountId;
        return management is null || management == call.Account.Id || !call.World.Organization!.Nodes.ContainsKey(call.Account.Id)
            ? own
            : Trails(call.World.Accounts[management]).Where(trail => trail.Truth("IsOrganizationTrail") ?? false).Concat(own);
    }

    private static IEnumerable<JsonObject> Trails(AccountState account) =>
        account.Regions.Values.SelectMany(region => region.Shelf("cloudtrail/trails").Values);

    private static JsonObject Find(Call call, string member)
    {
        var name = call.Need(member);
        return Visible(call).FirstOrDefault(trail => Is(trail, name))
            ?? throw new ServiceError("TrailNotFoundException", $"Unknown trail: {name} for the user: {call.Account.Id}");
    }

    private static JsonObject Own(Call call)
    {
        var trail = Find(call, "Name");
        if (!trail["TrailARN"]!.ToString().Contains($":{call.Account.Id}:", StringComparison.Ordinal))
        {
            throw new ServiceError("NotOrganizationMasterAccountException", "The trail belongs to the organization's management account.");
        }

        return trail["HomeRegion"].AsText() == call.Region
            ? trail
            : throw new ServiceError(
                "InvalidHomeRegionException",
                $"The trail {call.Text("Name")} can be changed only in its home region {trail["HomeRegion"]}."
            );
    }

    private static bool Is(JsonObject trail, string name) => trail["Name"].AsText() == name || trail["TrailARN"].AsText() == name;

    private static JsonObject Shown(JsonObject trail) =>
        new(
            trail.Where(member => !member.Key.StartsWith('-')).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
        );

    private static JsonObject Answer(JsonObject trail)
    {
        var shown = Shown(trail);
        foreach (var member in (string[])["HomeRegion", "HasCustomEventSelectors", "HasInsightSelectors"])
        {
            shown.Remove(member);
        }

        return shown;
    }
}
