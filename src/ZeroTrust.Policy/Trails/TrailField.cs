namespace ZeroTrust.Policy.Trails;

/// <summary>The members of a CloudTrail record that requests are made of.</summary>
/// <remarks>https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html</remarks>
internal enum TrailField : byte
{
    None,

    /// <summary>A record inside a text.</summary>
    Nested,
    EventTime,
    EventSource,
    EventName,
    EventType,
    Region,
    SourceAddress,
    UserAgent,
    ErrorCode,
    RecipientAccount,
    VpcEndpoint,
    TlsVersion,
    IdentityType,
    IdentityArn,
    IdentityAccount,
    IdentityPrincipalId,
    IdentityUserName,
    IdentityInvokedBy,
    IdentityProvider,
    IssuerArn,
    MfaAuthenticated,
    ResourceArn,
    Bucket,
    Key,
    RoleName,
    RoleArn,
    UserName,
    GroupName,
    PolicyArn,
    PolicyName,
    FunctionName,
    KeyId,
    TableName,
    SecretId,
    QueueUrl,
    TopicArn,
    StateMachineArn,
    StreamName,
    RepositoryName,
    InstanceProfileName,

    /// <summary>The account of the resources; <c>?</c> when they are of several.</summary>
    ResourceOwner,

    /// <summary>Source of a copy.</summary>
    CopySource,

    /// <summary>Roles anywhere in the parameters of the request, each with the path to it.</summary>
    Handed,

    /// <summary>Not in records: the resource's ARN as it was worked out.</summary>
    Resource,

    /// <summary>Not in records: what policies say about the resource, in place of its name.</summary>
    ResourceClass,

    /// <summary>Not in records: how conditions turn out, in place of the values that they compare.</summary>
    ConditionClass,
    Count,
}
