using System.Text.Json.Nodes;
using ZeroTrust.Sandbox.Calls;

namespace ZeroTrust.Sandbox.Services.Rds;

/// <summary>Database instances.</summary>
[Service("rds")]
internal static class RdsOperations
{
    public static JsonObject DescribeDBInstances(Call call)
    {
        var id = call.Text("DBInstanceIdentifier");
        if (id is not null && !call.Here.Shelf("rds/instances").ContainsKey(id))
        {
            throw new ServiceError("DBInstanceNotFound", $"DBInstance {id} not found.", 404);
        }

        var instances = call
            .Here.Shelf("rds/instances")
            .Where(pair => id is null || pair.Key == id)
            .Select(pair =>
            {
                var view = pair.Value.Copy();
                view["TagList"] = call.Here.Tags.TryGetValue(view["DBInstanceArn"].AsText() ?? "", out var tags) ? tags.Pairs() : [];
                return (JsonNode)view;
            });
        return call.Page(instances.ToList());
    }
}
