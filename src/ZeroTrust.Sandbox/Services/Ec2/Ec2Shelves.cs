using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>EC2's things that are kept as the API shows them, and their tags.</summary>
internal static class Ec2Shelves
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["vpc"] = "vpc",
        ["subnet"] = "subnet",
        ["sg"] = "security-group",
        ["i"] = "instance",
        ["vol"] = "volume",
        ["snap"] = "snapshot",
        ["eni"] = "network-interface",
        ["igw"] = "internet-gateway",
        ["rtb"] = "route-table",
        ["vpce"] = "vpc-endpoint",
        ["fl"] = "vpc-flow-log",
        ["sgr"] = "security-group-rule",
    };

    /// <summary>The resource type of an id, such as <c>security-group</c>; null for an unknown prefix.</summary>
    public static string? Kind(string id) =>
        id.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash ? Kinds.GetValueOrDefault(id[..dash]) : null;

    /// <summary>The ARN of an id.</summary>
    public static string Arn(RegionState here, string id) => here.Arn("ec2", $"{Kind(id) ?? "unknown"}/{id}");

    /// <summary>The descriptions on a shelf, with their tags of now.</summary>
    public static IEnumerable<JsonObject> Ec2(this RegionState here, string shelf, string tagMember = "Tags") =>
        here.Shelf("ec2/" + shelf)
            .Select(pair =>
            {
                var view = pair.Value.Copy();
                view[tagMember] = TagsOf(here, pair.Key);
                return view;
            });

    /// <summary>The tags of an id.</summary>
    public static JsonArray TagsOf(RegionState here, string id) => here.Tags.TryGetValue(Arn(here, id), out var tags) ? tags.Pairs() : [];

    /// <summary>Keeps those whose id the call names; refuses ids that do not exist.</summary>
    public static IEnumerable<JsonObject> Named(
        this IEnumerable<JsonObject> items,
        Call call,
        string idsMember,
        string idMember,
        string notFound
    )
    {
        var ids = call.Texts(idsMember);
        if (ids.Count == 0)
        {
            return items;
        }

        var byId = items.ToDictionary(item => item[idMember].AsText() ?? "", StringComparer.Ordinal);
        var missing = ids.Where(id => !byId.ContainsKey(id)).ToList();
        return missing.Count == 0
            ? ids.Distinct().Select(id => byId[id])
            : throw new ServiceError(notFound, $"The ID '{string.Join(", ", missing)}' does not exist", 400);
    }
}
