using System.Text.Json.Nodes;
using ZeroTrust.Policy;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>Tags of EC2's things.</summary>
[Service("ec2")]
internal static class TagOperations
{
    private const int TagsPerResource = 50;

    public static JsonObject DescribeTags(Call call)
    {
        var all = call
            .Here.Tags.Where(pair => Arn.TryParse(pair.Key, out var arn) && arn.Service == "ec2")
            .SelectMany(pair =>
                pair.Value.Select(tag => new JsonObject
                {
                    ["ResourceId"] = Id(pair.Key),
                    ["ResourceType"] = Ec2Shelves.Kind(Id(pair.Key)),
                    ["Key"] = tag.Key,
                    ["Value"] = tag.Value,
                })
            );
        return call.Page(call.Filter(all));
    }

    public static JsonObject CreateTags(Call call)
    {
        foreach (var id in Resources(call))
        {
            var tags = call.Here.TagsOf(Ec2Shelves.Arn(call.Here, id));
            tags.SetPairs(call.Parts("Tags"));
            if (tags.Count > TagsPerResource)
            {
                throw new ServiceError("TagLimitExceeded", $"The maximum number of Tags for a resource has been reached.", 400);
            }
        }

        return [];
    }

    public static JsonObject DeleteTags(Call call)
    {
        foreach (var id in Resources(call))
        {
            var arn = Ec2Shelves.Arn(call.Here, id);
            var tags = call.Here.TagsOf(arn);
            var doomed = call.Parts("Tags").ToList();
            if (doomed.Count == 0)
            {
                tags.Clear();
            }

            foreach (var tag in doomed)
            {
                var key = tag["Key"].AsText() ?? "";
                if (tag["Value"].AsText() is not { } value || tags.GetValueOrDefault(key) == value)
                {
                    tags.Remove(key);
                }
            }

            if (tags.Count == 0)
            {
                call.Here.Tags.Remove(arn);
            }
        }

        return [];
    }

    private static IReadOnlyList<string> Resources(Call call)
    {
        var ids = call.Texts("Resources");
        if (ids.Count == 0)
        {
            throw new ServiceError("MissingParameter", "The request must contain the parameter resourceIdSet", 400);
        }

        foreach (var id in ids)
        {
            if (Ec2Shelves.Kind(id) is null)
            {
                throw new ServiceError("InvalidID", $"The ID '{id}' is not valid", 400);
            }

            if (!Exists(call, id))
            {
                throw new ServiceError("InvalidID", $"The ID '{id}' does not exist", 400);
            }
        }

        return ids;
    }

    private static bool Exists(Call call, string id) =>
        call.Here.SecurityGroups.ContainsKey(id)
        || call.Here.SecurityGroups.Values.Any(group => group.Rules.Exists(rule => rule.Id == id))
        || call.Here.Shelves.Any(shelf => shelf.Key.StartsWith("ec2/", StringComparison.Ordinal) && shelf.Value.ContainsKey(id));

    private static string Id(string arn) => Arn.Parse(arn).ResourceName;
}
