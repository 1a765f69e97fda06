namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>Where a member of an operation's input or output travels in HTTP.</summary>
public enum MemberLocation
{
    /// <summary>In the body.</summary>
    Body,

    /// <summary>In one header.</summary>
    Header,

    /// <summary>A map whose entries are headers that share a prefix.</summary>
    Headers,

    /// <summary>In the query string.</summary>
    QueryString,

    /// <summary>A label of the path.</summary>
    Uri,

    /// <summary>The HTTP status code.</summary>
    StatusCode,
}
