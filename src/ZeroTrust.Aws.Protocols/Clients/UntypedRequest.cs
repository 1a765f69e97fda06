using Amazon.Runtime;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>Carries an untyped input through the SDK's pipeline.</summary>
internal sealed class UntypedRequest(IStructure value) : AmazonWebServiceRequest
{
    internal IStructure Value { get; } = value;
}
