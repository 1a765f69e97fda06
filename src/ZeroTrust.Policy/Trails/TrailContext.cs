namespace ZeroTrust.Policy.Trails;

/// <summary>Where in a CloudTrail file a token stands.</summary>
internal enum TrailContext : byte
{
    Outside,
    Records,
    Record,
    UserIdentity,
    SessionContext,
    SessionIssuer,
    SessionAttributes,
    RequestParameters,
    Resources,
    Resource,
    TlsDetails,
    Skipped,
}
