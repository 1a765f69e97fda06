using Amazon.Runtime;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>
/// The source of a service's shapes: its compact table and, where classes were generated, the classes of its structures.
/// A generated service has one subclass; indexes are those of the table's structure lines.
/// </summary>
public abstract class ServiceTable
{
    /// <summary>The table, in the text form that <see cref="Models.ServiceTableWriter"/> writes. Return a
    /// <c>u8</c> literal: it costs nothing.</summary>
    public abstract ReadOnlySpan<byte> Table { get; }

    /// <summary>The endpoint rules as compact JSON (see <see cref="Models.EndpointRules"/>); empty when there are none.</summary>
    public virtual ReadOnlySpan<byte> EndpointRules => default;

    /// <summary>
    /// What the AWS SDK for .NET calls otherwise than the API, for services whose official client is used: a line each of
    /// <c>member Structure.member Property</c>, <c>operation Name Method</c> or <c>response Operation Property</c>. Any other name differs
    /// in nothing but a large first letter.
    /// </summary>
    public virtual ReadOnlySpan<byte> OfficialNames => default;

    /// <summary>The class that holds values of a structure,
    /// <c>ValueFactory.Of&lt;ListUsersRequest&gt;()</c>, or null for an untyped value.</summary>
    /// <param name="structure">The structure's index in the table.</param>
    public virtual ValueFactory? TypeOf(int structure) => null;

    /// <summary>The exception for an error structure, or null for the service's general exception.</summary>
    /// <param name="structure">The structure's index in the table, or -1 for an error that the model does not know.</param>
    /// <param name="fault">What the service answered.</param>
    public virtual AmazonServiceException? NewException(int structure, ServiceFault fault) => null;
}
