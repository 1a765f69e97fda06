using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>The pipeline step that says how a request is signed: SigV4, or not at all where the model says so.</summary>
internal sealed class TableAuthResolver : BaseAuthResolverHandler
{
    protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
        ((TableRequestMarshaller)executionContext.RequestContext.Marshaller).Operation.Unsigned
            ? AuthSchemeOption.DEFAULT_NOAUTH
            : AuthSchemeOption.DEFAULT_SIGV4;
}
