using System.Text.Json.Nodes;

namespace ZeroTrust.Core.Plans;

/// <summary>
/// One API call as data. <see cref="Parameters"/> has the API's own member names, as <c>aws
/// --cli-input-json</c> takes them. A value that only an
/// earlier call of the same change (or of a change it depends on) will know is written <c>{ "$from": "callId", "path": "Policy.Arn" }</c>.
/// </summary>
/// <param name="Id">Unique within the plan; names the answer for later calls.</param>
/// <param name="Service">Service id as in the API models and the AWS CLI: iam, s3, s3control, kms, ec2, organizations, ...</param>
/// <param name="Operation">Operation name, such as <c>AttachGroupPolicy</c>.</param>
/// <param name="Parameters">The input.</param>
/// <param name="Action">The IAM action that it needs, such as <c>iam:AttachGroupPolicy</c>.</param>
public sealed record AwsCall(string Id, string Service, string Operation, JsonObject Parameters, string Action)
{
    /// <summary>Further IAM actions that AWS checks for this call, such as <c>iam:PassRole</c>.</summary>
    public IReadOnlyList<string> AlsoNeeds { get; init; } = [];

    /// <summary>Error codes that mean that the call's effect is already there (or already gone): they count
    /// as success, for repeats after a kill.</summary>
    public IReadOnlyList<string> AlreadyDoneErrors { get; init; } = [];

    /// <summary>
    /// How to find what the call made when its answer was lost (the process died between call and journal). Needed wherever AWS chooses an
    /// identifier that later calls take with <c>$from</c>, and wherever sending the call twice would make two of them.
    /// </summary>
    public CallRecovery? Recovery { get; init; }
}
