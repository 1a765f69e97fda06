using System.Text.Json;

namespace ZeroTrust.Policy.Trails;

/// <summary>What a member name means in its place. Names are told apart by length first, since most
/// members of a record are of no interest.</summary>
internal static class TrailNames
{
    private static readonly (string Name, TrailField Field, TrailContext Inner)[] OfRecord =
    [
        ("eventTime", TrailField.EventTime, TrailContext.Skipped),
        ("eventSource", TrailField.EventSource, TrailContext.Skipped),
        ("eventName", TrailField.EventName, TrailContext.Skipped),
        ("eventType", TrailField.EventType, TrailContext.Skipped),
        ("awsRegion", TrailField.Region, TrailContext.Skipped),
        ("sourceIPAddress", TrailField.SourceAddress, TrailContext.Skipped),
        ("userAgent", TrailField.UserAgent, TrailContext.Skipped),
        ("errorCode", TrailField.ErrorCode, TrailContext.Skipped),
        ("recipientAccountId", TrailField.RecipientAccount, TrailContext.Skipped),
        ("vpcEndpointId", TrailField.VpcEndpoint, TrailContext.Skipped),
        ("userIdentity", TrailField.None, TrailContext.UserIdentity),
        ("requestParameters", TrailField.None, TrailContext.RequestParameters),
        ("resources", TrailField.None, TrailContext.Resources),
        ("tlsDetails", TrailField.None, TrailContext.TlsDetails),
    ];

    private static readonly Dictionary<TrailContext, (byte[] Name, TrailField Field, TrailContext Inner)[][]> ByLength = new()
    {
        // A log file, an event of EventBridge, a message of CloudWatch Logs, the answer of LookupEvents, or a record by itself.
        [TrailContext.Outside] = Table([
            ("Records", TrailField.None, TrailContext.Records),
            ("detail", TrailField.None, TrailContext.Record),
            ("logEvents", TrailField.None, TrailContext.Wrappers),
            ("Events", TrailField.None, TrailContext.Wrappers),
            .. OfRecord,
        ]),
        [TrailContext.Wrapper] = Table(
            ("message", TrailField.Nested, TrailContext.Skipped),
            ("CloudTrailEvent", TrailField.Nested, TrailContext.Skipped)
        ),
        [TrailContext.Record] = Table(OfRecord),
        [TrailContext.UserIdentity] = Table(
            ("type", TrailField.IdentityType, TrailContext.Skipped),
            ("arn", TrailField.IdentityArn, TrailContext.Skipped),
            ("accountId", TrailField.IdentityAccount, TrailContext.Skipped),
            ("principalId", TrailField.IdentityPrincipalId, TrailContext.Skipped),
            ("userName", TrailField.IdentityUserName, TrailContext.Skipped),
            ("invokedBy", TrailField.IdentityInvokedBy, TrailContext.Skipped),
            ("identityProvider", TrailField.IdentityProvider, TrailContext.Skipped),
            ("sessionContext", TrailField.None, TrailContext.SessionContext)
        ),
        [TrailContext.SessionContext] = Table(
            ("sessionIssuer", TrailField.None, TrailContext.SessionIssuer),
            ("attributes", TrailField.None, TrailContext.SessionAttributes)
        ),
        [TrailContext.SessionIssuer] = Table(("arn", TrailField.IssuerArn, TrailContext.Skipped)),
        [TrailContext.SessionAttributes] = Table(("mfaAuthenticated", TrailField.MfaAuthenticated, TrailContext.Skipped)),
        [TrailContext.TlsDetails] = Table(("tlsVersion", TrailField.TlsVersion, TrailContext.Skipped)),
        [TrailContext.Resource] = Table(
            ("ARN", TrailField.ResourceArn, TrailContext.Skipped),
            ("arn", TrailField.ResourceArn, TrailContext.Skipped),
            ("accountId", TrailField.ResourceOwner, TrailContext.Skipped)
        ),
        [TrailContext.RequestParameters] = Table(
            ("bucketName", TrailField.Bucket, TrailContext.Skipped),
            ("key", TrailField.Key, TrailContext.Skipped),
            ("roleName", TrailField.RoleName, TrailContext.Skipped),
            ("roleArn", TrailField.RoleArn, TrailContext.Skipped),
            ("role", TrailField.RoleArn, TrailContext.Skipped),
            ("userName", TrailField.UserName, TrailContext.Skipped),
            ("groupName", TrailField.GroupName, TrailContext.Skipped),
            ("policyArn", TrailField.PolicyArn, TrailContext.Skipped),
            ("policyName", TrailField.PolicyName, TrailContext.Skipped),
            ("functionName", TrailField.FunctionName, TrailContext.Skipped),
            ("keyId", TrailField.KeyId, TrailContext.Skipped),
            ("tableName", TrailField.TableName, TrailContext.Skipped),
            ("secretId", TrailField.SecretId, TrailContext.Skipped),
            ("queueUrl", TrailField.QueueUrl, TrailContext.Skipped),
            ("topicArn", TrailField.TopicArn, TrailContext.Skipped),
            ("x-amz-copy-source", TrailField.CopySource, TrailContext.Skipped),
            ("stateMachineArn", TrailField.StateMachineArn, TrailContext.Skipped),
            ("streamName", TrailField.StreamName, TrailContext.Skipped),
            ("repositoryName", TrailField.RepositoryName, TrailContext.Skipped),
            ("instanceProfileName", TrailField.InstanceProfileName, TrailContext.Skipped)
        ),
    };

    private static readonly (byte[] Name, TrailField Field, TrailContext Inner)[][]?[] Tables =
    [
        .. Enum.GetValues<TrailContext>().Select(static context => ByLength.GetValueOrDefault(context)),
    ];

    /// <summary>The meaning of the member name at which a reader stands.</summary>
    public static (TrailField Field, TrailContext Inner) Of(TrailContext context, ref Utf8JsonReader reader)
    {
        if (Tables[(int)context] is { } table && reader.ValueSpan.Length < table.Length)
        {
            foreach (var (name, field, inner) in table[reader.ValueSpan.Length])
            {
                if (reader.ValueSpan.SequenceEqual(name))
                {
                    return (field, inner);
                }
            }
        }

        return (TrailField.None, TrailContext.Skipped);
    }

    private static (byte[] Name, TrailField Field, TrailContext Inner)[][] Table(
        params (string Name, TrailField Field, TrailContext Inner)[] names
    ) =>
        [
            .. Enumerable
                .Range(0, names.Max(static name => name.Name.Length) + 1)
                .Select(length =>
                    names
                        .Where(name => name.Name.Length == length)
                        .Select(static name => (System.Text.Encoding.UTF8.GetBytes(name.Name), name.Field, name.Inner))
                        .ToArray()
                ),
        ];
}
