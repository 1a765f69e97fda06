namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>How a timestamp is written.</summary>
public enum TimestampFormat
{
    /// <summary>What the protocol prescribes for the place where the timestamp stands.</summary>
    ProtocolDefault,

    /// <summary>RFC 3339, <c>2019-12-16T23:48:18Z</c>.</summary>
    Iso8601,

    /// <summary>Seconds since 1970-01-01T00:00:00Z, with an optional fraction.</summary>
    UnixTimestamp,

    /// <summary>RFC 7231 IMF-fixdate, <c>Tue, 29 Apr 2014 18:30:38 GMT</c>.</summary>
    Rfc822,
}
