using Amazon.Runtime.Internal.Transform;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>A response before it is read. The SDK's own contexts are stream parsers; the codecs read the body whole.</summary>
internal sealed class TableUnmarshallerContext : UnmarshallerContext
{
    internal TableUnmarshallerContext(Stream? stream, IWebResponseData response, bool isException)
    {
        Stream = stream;
        WebResponseData = response;
        IsException = isException;
    }

    public override string CurrentPath => "";

    public override int CurrentDepth => 0;

    public override bool IsStartElement => false;

    public override bool IsEndElement => false;

    public override bool IsStartOfDocument => true;

    internal Stream? Stream { get; }
}
