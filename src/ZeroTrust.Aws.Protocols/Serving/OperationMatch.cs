using ZeroTrust.Aws.Protocols.Codecs;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Serving;

/// <summary>What an HTTP request asks for.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Request">The request, with the bucket of an S3 host name moved into the path; give this one to the codec.</param>
/// <param name="Scope">Who signed it, or null when it is not signed.</param>
public sealed record OperationMatch(OperationShape Operation, WireRequest Request, CredentialScope? Scope)
{
    /// <summary>The codec that reads this request and writes its response.</summary>
    public WireCodec Codec => WireCodec.For(Operation.Service.Protocol);
}
