namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>Everything a model may say about a member, list element or map value besides its shape.</summary>
internal sealed class Traits
{
    internal static readonly Traits None = new();

    internal string? LocationName { get; set; }

    internal string? QueryName { get; set; }

    internal string? KeyName { get; set; }

    internal string? KeyNamespace { get; set; }

    internal MemberLocation Location { get; set; }

    internal bool XmlAttribute { get; set; }

    internal bool Flattened { get; set; }

    internal bool IdempotencyToken { get; set; }

    internal bool JsonValue { get; set; }

    internal bool HostLabel { get; set; }

    internal bool Streaming { get; set; }

    internal string? XmlNamespace { get; set; }

    internal string? XmlPrefix { get; set; }

    internal string? ContextParam { get; set; }

    internal TimestampFormat TimestampFormat { get; set; }
}
