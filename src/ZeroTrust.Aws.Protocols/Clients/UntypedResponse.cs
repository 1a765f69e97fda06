using Amazon.Runtime;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>Carries an untyped output through the SDK's pipeline.</summary>
internal sealed class UntypedResponse(IStructure value) : AmazonWebServiceResponse
{
    internal IStructure Value { get; } = value;
}
