namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>What a model says about a structure besides its members.</summary>
internal sealed class StructureTraits
{
    internal string? Payload { get; set; }

    internal bool Union { get; set; }

    internal bool Error { get; set; }

    internal bool EventStream { get; set; }

    internal bool Fault { get; set; }

    internal string? ErrorCode { get; set; }

    internal int? ErrorStatus { get; set; }

    internal string? LocationName { get; set; }

    internal string? XmlNamespace { get; set; }

    internal string? XmlPrefix { get; set; }
}
