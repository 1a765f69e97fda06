using System.Text.Json.Nodes;
using ZeroTrust.Policy;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Tagging;

/// <summary>Tags across services, as the Resource Groups Tagging API shows and writes them. Only what
/// carries or carried a tag is listed.</summary>
[Service("resourcegroupstaggingapi")]
internal static class TaggingOperations
{
    private static readonly IReadOnlyList<ITaggedResources> Owners = ServiceParts.All<ITaggedResources>();

    public static JsonObject GetResources(Call call)
    {
        var filters = call.Parts("TagFilters").Select(filter => (Key: filter["Key"].AsText(), Values: filter["Values"].AsTexts())).ToList();
        var types = call.Texts("ResourceTypeFilters");
        var arns = call.Texts("ResourceARNList");
        var page = call.Page(
            All(call)
                .Where(resource => arns.Count == 0 || arns.Contains(resource.Key))
                .Where(resource => types.Count == 0 || types.Any(type => IsOfType(resource.Key, type)))
                .Where(resource =>
                    filters.TrueForAll(filter =>
                        filter.Key is not null
                        && resource.Value.TryGetValue(filter.Key, out var value)
                        && (filter.Values.Count == 0 || filter.Values.Contains(value))
                    )
                )
                .Select(resource => (JsonNode)new JsonObject { ["ResourceARN"] = resource.Key, ["Tags"] = resource.Value.Pairs() })
                .ToList(),
            size: 10
        );
        page["PaginationToken"] ??= "";
        return page;
    }

    public static JsonObject TagResources(Call call) => Each(call, tags => tags.SetMap(call.Part("Tags")));

    public static JsonObject UntagResources(Call call) =>
        Each(
            call,
            tags =>
            {
                foreach (var key in call.Texts("TagKeys"))
                {
                    tags.Remove(key);
                }
            }
        );

    private static JsonObject Each(Call call, Action<SortedDictionary<string, string>> change)
    {
        var failed = new JsonObject();
        foreach (var arn in call.Texts("ResourceARNList"))
        {
            if (Tags(call, arn) is { } tags)
            {
                change(tags);
            }
            else
            {
                failed[arn] = new JsonObject
                {
                    ["StatusCode"] = 400,
                    ["ErrorCode"] = "InvalidParameterException",
                    ["ErrorMessage"] = "The resource does not exist or belongs to another account or region.",
                };
            }

            if (call.Here.Tags.TryGetValue(arn, out var left) && left.Count == 0)
            {
                call.Here.Tags.Remove(arn);
            }
        }

        return new() { ["FailedResourcesMap"] = failed };
    }

    private static SortedDictionary<string, string>? Tags(Call call, string arn)
    {
        if (!Arn.TryParse(arn, out var parts))
        {
            return null;
        }

        var isHere = parts.Region == call.Region && parts.Account == call.Account.Id;
        return Owners.FirstOrDefault(owner => owner.Service == parts.Service) is { } owner ? owner.Find(call, parts.Resource, isHere)
            : isHere ? call.Here.TagsOf(arn)
            : null;
    }

    private static IEnumerable<KeyValuePair<string, SortedDictionary<string, string>>> All(Call call) =>
        call.Here.Tags.Concat(Owners.SelectMany(owner => owner.All(call))).OrderBy(resource => resource.Key, StringComparer.Ordinal);

    private static bool IsOfType(string arn, string type)
    {
        if (!Arn.TryParse(arn, out var parts))
        {
            return false;
        }

        return type.Split(':', 2) is [var service, var kind]
            ? parts.IsOf(service, kind) || (parts.Service == service && service == "s3" && kind == "bucket")
            : parts.Service == type;
    }
}
