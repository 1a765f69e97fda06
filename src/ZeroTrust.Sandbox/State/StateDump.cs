using System.Text.Json;
using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;
using ZeroTrust.Sandbox.State.Ec2;
using ZeroTrust.Sandbox.State.Kms;
using ZeroTrust.Sandbox.State.Organizations;
using ZeroTrust.Sandbox.State.S3;

namespace ZeroTrust.Sandbox.State;

/// <summary>
/// The whole state as sorted JSON: two equal texts are two equal states. What AWS chooses and no call can bring back is left out: unique ids and
/// creation times of IAM, ids of security group rules, and times of all kinds. A key that waits for its deletion is shown as such, without the time.
/// </summary>
internal static class StateDump
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly HashSet<string> Times = new(StringComparer.Ordinal)
    {
        "CreatedAt", "UpdatedAt", "createdAt", "creationTime", "CreationTime", "SubscribedAt", "-Since",
    };

    public static string Of(World world)
    {
        var root = new JsonObject
        {
            ["accounts"] = new JsonObject(world.Accounts.Values.Select(account => KeyValuePair.Create(account.Id, (JsonNode?)Account(account)))),
            ["organization"] = world.Organization is { } organization ? Organization(organization) : null,
        };
        return Sorted(root)!.ToJsonString(Indented);
    }

    private static JsonObject Account(AccountState account) => new()
    {
        ["name"] = account.Name,
        ["iam"] = IamDump.Of(account.Iam),
        ["publicAccessBlock"] = account.PublicAccessBlock?.DeepClone(),
        ["buckets"] = Map(account.Buckets, BucketOf),
        ["regions"] = new JsonObject(account.Regions.Select(region => KeyValuePair.Create(region.Key, (JsonNode?)Region(region.Value))).Where(pair => pair.Value!.AsObject().Count > 0)),
    };

    private static JsonObject BucketOf(Bucket bucket) => new()
    {
        ["region"] = bucket.Region,
        ["encryption"] = bucket.Encryption?.DeepClone(),
        ["policy"] = bucket.Policy,
        ["publicAccessBlock"] = bucket.PublicAccessBlock?.DeepClone(),
        ["tags"] = bucket.Tags.Map(),
        ["versioning"] = bucket.Versioning,
        ["logging"] = bucket.Logging?.DeepClone(),
        ["ownership"] = bucket.Ownership,
        ["grants"] = bucket.Grants.DeepClone(),
        ["objects"] = Map(bucket.Objects, item => new JsonObject { ["etag"] = item.ETag, ["encryption"] = item.Encryption, ["key"] = item.KmsKeyId }),
    };

    /// <summary>A region that holds nothing gives an empty object: looking at a region does not change it.</summary>
    private static JsonObject Region(RegionState region)
    {
        var dump = new JsonObject();
        if (region.EbsEncryptionByDefault || region.EbsKmsKeyId != "alias/aws/ebs") dump["ebs"] = new JsonObject { ["encrypted"] = region.EbsEncryptionByDefault, ["key"] = region.EbsKmsKeyId };
        if (region.SecurityGroups.Count > 0) dump["securityGroups"] = Map(region.SecurityGroups, Group);
        if (region.Keys.Count > 0) dump["keys"] = Map(region.Keys, KeyOf);
        if (region.Aliases.Count > 0) dump["aliases"] = new JsonObject(region.Aliases.Select(alias => KeyValuePair.Create(alias.Key, (JsonNode?)alias.Value.KeyId)));
        var tags = new JsonObject(region.Tags.Where(pair => pair.Value.Count > 0).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.Map())));
        if (tags.Count > 0) dump["tags"] = tags;
        foreach (var (kind, shelf) in region.Shelves)
            if (shelf.Count > 0) dump[kind] = new JsonObject(shelf.Select(item => KeyValuePair.Create(item.Key, (JsonNode?)Timeless(item.Value))));
        return dump;
    }

    private static JsonObject Group(SecurityGroup group) => new()
    {
        ["name"] = group.Name,
        ["description"] = group.Description,
        ["vpc"] = group.VpcId,
        ["rules"] = group.Rules.Select(rule => $"{(rule.Egress ? "out" : "in")} {rule.Traffic} {rule.Description}").Order(StringComparer.Ordinal).Json(),
    };

    private static JsonObject KeyOf(Key key) => new()
    {
        ["manager"] = key.Manager,
        ["state"] = key.State,
        ["spec"] = key.Spec,
        ["description"] = key.Description,
        ["policy"] = key.Policy,
        ["rotationDays"] = key.RotationDays,
        ["tags"] = key.Tags.Map(),
    };

    private static JsonObject Organization(OrganizationState organization) => new()
    {
        ["id"] = organization.Id,
        ["policyTypes"] = organization.EnabledPolicyTypes.Json(),
        ["nodes"] = Map(organization.Nodes, node => new JsonObject { ["name"] = node.Name, ["parent"] = node.ParentId, ["status"] = node.Status, ["tags"] = node.Tags.Map() }),
        ["policies"] = Map(organization.Policies, policy => new JsonObject
        {
            ["type"] = policy.Type,
            ["name"] = policy.Name,
            ["description"] = policy.Description,
            ["content"] = policy.Content,
            ["targets"] = policy.TargetIds.Json(),
            ["tags"] = policy.Tags.Map(),
        }),
    };

    internal static JsonObject Map<T>(IEnumerable<KeyValuePair<string, T>> items, Func<T, JsonObject> show) =>
        new(items.Select(item => KeyValuePair.Create(item.Key, (JsonNode?)show(item.Value))));

    private static JsonObject Timeless(JsonObject item) => new(item.Where(member => !Times.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject part => new JsonObject(part.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
