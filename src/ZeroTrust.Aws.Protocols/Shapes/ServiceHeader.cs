namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>The first line of a table.</summary>
internal sealed class ServiceHeader
{
    internal WireProtocol Protocol { get; set; }

    internal string ServiceId { get; set; } = "";

    internal string EndpointPrefix { get; set; } = "";

    internal string ApiVersion { get; set; } = "";

    internal string? SigningName { get; set; }

    internal string? TargetPrefix { get; set; }

    internal string? JsonVersion { get; set; }

    internal string? XmlNamespace { get; set; }

    internal string? GlobalEndpoint { get; set; }

    internal bool QueryCompatible { get; set; }
}
