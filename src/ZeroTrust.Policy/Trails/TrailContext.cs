namespace ZeroTrust.Policy.Trails;

/// <summary>Where in a CloudTrail file a token stands.</summary>
internal enum TrailContext : byte
{
    /// <summary>The object that the file holds; it may itself be a record.</summary>
    Outside,

    /// <summary>A list of objects that hold a record in a text: CloudWatch Logs, LookupEvents.</summary>
    Wrappers,
    Wrapper,
    Records,
    Record,
    UserIdentity,
    SessionContext,
    SessionIssuer,
    SessionAttributes,
    RequestParameters,

    /// <summary>An object or array inside the parameters of the request.</summary>
    Parameter,
    Resources,
    Resource,
    TlsDetails,
    Skipped,
}
