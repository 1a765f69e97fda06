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

    /// <summary>The account that owns a resource.</summary>
    /// <param name="resource">Its ARN; null when it is not known.</param>
    /// <param name="record">The record.</param>
    /// <param name="caller">The caller's account, in which actions without resource work.</param>
    /// <returns>Null when not known: the ARN of a bucket names no account, and both sides get a
    /// record of a request across accounts.</returns>
    public static string? OwnerOf(string? resource, TrailRecord record, string? caller)
    {
        if (resource == "*")
        {
            return caller;
        }

        if (AccountOf(resource) is { IsEmpty: false } account)
        {
            return account.ToString();
        }

        if (!record[TrailField.ResourceOwner].IsEmpty)
        {
            return record.Text(TrailField.ResourceOwner) is { } owner && Arn.IsAccount(owner) ? owner : null;
        }

        // The record that the owner gets is addressed to it. That of the caller is addressed to the caller, whoever the owner is.
        return record.Text(TrailField.RecipientAccount) is { } recipient && caller is not null && recipient != caller ? recipient : null;
    }

    /// <summary>The account that an ARN names; empty when it names none.</summary>
    public static ReadOnlySpan<char> AccountOf(string? arn) => Arn.AccountOf(arn) is var account && Arn.IsAccount(account) ? account : [];

    // A record may list several resources (a key beside a table); only one of the action's own service is meant.
    private static string? Named(IamAction action, TrailRecord record) =>
        Arn.IsOfService(record[TrailField.ResourceArn], action.Service) ? record.Text(TrailField.ResourceArn) : null;

    private static string? Bucket(IamAction action, TrailRecord record, string partition)
    {
        if (action.Name == "GetObject" && !record[TrailField.CopySource].IsEmpty)
        {
            return $"arn:{partition}:s3:::{Uri.UnescapeDataString(record.Text(TrailField.CopySource)!.TrimStart('/'))}";
        }

        if (record.Text(TrailField.Bucket) is not { } bucket)
        {
            return Named(action, record);
        }

        var takesObjects = Takes(action, "object");
        var key = record.Text(TrailField.Key);
        return !takesObjects ? $"arn:{partition}:s3:::{bucket}"
            : key is null ? null
            : $"arn:{partition}:s3:::{bucket}/{key}";
    }

    private static string? FromParameters(IamAction action, TrailRecord record, string partition, string region, string account)
    {
        string? Whole(TrailField field, string prefix) =>
            record.Text(field) is not { } value ? null
            : Arn.IsMeant(value) ? value
            : prefix + value;

        return action.Service switch
        {
            "iam" or "sts" when Takes(action, "policy") && Whole(TrailField.PolicyArn, "") is { } policy => policy,
            "iam" or "sts" when Takes(action, "role") && Whole(TrailField.RoleArn, "") is { } role => role,
            // Names come without their path, which the ARN would have.
            "iam" or "sts" => null,
            "lambda" => Whole(TrailField.FunctionName, $"arn:{partition}:lambda:{region}:{account}:function:"),
            "kms" => record.Text(TrailField.KeyId) is { } key && Arn.TryParse(key, out var arn) && arn.IsOf("kms", "key")
                ? key
                : Named(action, record),
            "dynamodb" => Whole(TrailField.TableName, $"arn:{partition}:dynamodb:{region}:{account}:table/"),
            "secretsmanager" => record.Text(TrailField.SecretId) is { } secret && Arn.IsMeant(secret) ? secret : null,
            "sqs" => Queue(record.Text(TrailField.QueueUrl), partition, region),
            "sns" => Whole(TrailField.TopicArn, $"arn:{partition}:sns:{region}:{account}:"),
            "states" => Whole(TrailField.StateMachineArn, ""),
            "kinesis" when Takes(action, "stream") => Whole(TrailField.StreamName, $"arn:{partition}:kinesis:{region}:{account}:stream/"),
            "ecr" when Takes(action, "repository") => Named(action, record)
                ?? Whole(TrailField.RepositoryName, $"arn:{partition}:ecr:{region}:{account}:repository/"),
            _ => null,
        };
    }

    // https://sqs.region.amazonaws.com/account/name
    private static string? Queue(string? url, string partition, string region)
    {
        if (url is null || url.IndexOf("://", StringComparison.Ordinal) is not (>= 0 and var scheme))
        {
            return null;
        }

        var path = url.AsSpan(scheme + 3);
        var host = path.IndexOf('/');
        var owner = host < 0 ? -1 : path[(host + 1)..].IndexOf('/');
        if (owner <= 0)
        {
            return null;
        }

        var account = path.Slice(host + 1, owner);
        var name = path[(host + owner + 2)..].TrimEnd('/');
        return name.IsEmpty || name.Contains('/') ? null : $"arn:{partition}:sqs:{region}:{account}:{name}";
    }

    private static bool Takes(IamAction action, string type)
    {
        foreach (var resource in action.ResourceTypes)
        {
            if (resource.Type.Name == type)
            {
                return true;
            }
        }

        return false;
    }
}
