using System.Text.Json.Nodes;

namespace ZeroTrust.Core.Flow;

/// <summary>For whom a plan is made.</summary>
/// <param name="CallerArn">The identity that will apply it: an IAM user, role session or root ARN.</param>
/// <param name="Partition">aws, aws-cn, ...</param>
public sealed record PlanRequest(string CallerArn, string Partition)
{
    /// <summary>ARNs (wildcards allowed) of principals that must never lose access.</summary>
    public IReadOnlyList<string> BreakGlass { get; init; } = [];

    /// <summary>The user's settings: control id or name to values.</summary>
    public IReadOnlyDictionary<string, JsonObject> Settings { get; init; } = new Dictionary<string, JsonObject>();
}
