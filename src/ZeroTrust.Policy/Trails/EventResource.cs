using ZeroTrust.Policy.Catalogue;

namespace ZeroTrust.Policy.Trails;

/// <summary>Which resource an event was about, as far as the record tells.</summary>
internal static class EventResource
{
    /// <summary>The ARN of the resource for an action.</summary>
    /// <returns><c>*</c> for an action without resources; null when the record does not tell.</returns>
    public static string? Of(IamAction action, TrailRecord record, string partition, string region, string account)
    {
        if (action.ResourceTypes.Count == 0)
        {
            return "*";
        }

        if (action.Service == "s3")
        {
            return Bucket(action, record, partition);
        }

        return FromParameters(action, record, partition, region, account) ?? Named(action, record);
    }

    // A record may list several resources (a key beside a table); only one of the action's own service is meant.
    private static string? Named(IamAction action, TrailRecord record) =>
        record.Text(TrailField.ResourceArn) is { } arn && Resources.Arn.TryParse(arn, out var parts) && parts.Service == action.Service ? arn : null;

    private static string? Bucket(IamAction action, TrailRecord record, string partition)
    {
        if (record.Text(TrailField.Bucket) is not { } bucket)
        {
            return record.Text(TrailField.ResourceArn);
        }

        var takesObjects = action.ResourceTypes.Any(static resource => resource.Type.Name == "object");
        var key = record.Text(TrailField.Key);
        return !takesObjects ? $"arn:{partition}:s3:::{bucket}"
            : key is null ? null
            : $"arn:{partition}:s3:::{bucket}/{key}";
    }

    private static string? FromParameters(IamAction action, TrailRecord record, string partition, string region, string account)
    {
        string? Arn(TrailField field, string prefix) => record.Text(field) is not { } value ? null
            : value.StartsWith("arn:", StringComparison.Ordinal) ? value
            : prefix + value;

        return action.Service switch
        {
            "iam" or "sts" => Arn(TrailField.PolicyArn, "") is { } policy && Takes(action, "policy") ? policy
                : Takes(action, "role") && Arn(TrailField.RoleArn, "") is { } role ? role
                // Names come without their path, which the ARN would have.
                : null,
            "lambda" => Arn(TrailField.FunctionName, $"arn:{partition}:lambda:{region}:{account}:function:"),
            "kms" => record.Text(TrailField.KeyId) is { } key && key.StartsWith("arn:", StringComparison.Ordinal) && key.Contains(":key/", StringComparison.Ordinal) ? key : Named(action, record),
            "dynamodb" => Arn(TrailField.TableName, $"arn:{partition}:dynamodb:{region}:{account}:table/"),
            "secretsmanager" => record.Text(TrailField.SecretId) is { } secret && secret.StartsWith("arn:", StringComparison.Ordinal) ? secret : null,
            "sqs" => record.Text(TrailField.QueueUrl) is { } url && Uri.TryCreate(url, UriKind.Absolute, out var queue) && queue.Segments is [_, var owner, var name]
                ? $"arn:{partition}:sqs:{region}:{owner.TrimEnd('/')}:{name}" : null,
            "sns" => Arn(TrailField.TopicArn, $"arn:{partition}:sns:{region}:{account}:"),
            _ => null,
        };
    }

    private static bool Takes(IamAction action, string type) => action.ResourceTypes.Any(resource => resource.Type.Name == type);
}
