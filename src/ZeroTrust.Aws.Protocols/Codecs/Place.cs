using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Codecs;

/// <summary>Says where in a message something was wrong.</summary>
internal static class Place
{
    internal static FormatException In(StructureShape shape, string member, FormatException cause) =>
        new PlacedFormatException($"{shape.Name}.{member}", cause);

    internal static WireFormatException In(OperationShape operation, string message, FormatException cause) =>
        new($"{operation.Service.ServiceId} {operation.Name}: the {message} cannot be read: {cause.Message}.", cause);

    // The innermost structure is the useful place; outer ones only pass it on.
    private sealed class PlacedFormatException : FormatException
    {
        internal PlacedFormatException(string place, FormatException cause)
            : base(cause is PlacedFormatException ? cause.Message : $"{place}: {cause.Message}", cause) { }
    }
}
