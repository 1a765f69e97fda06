using Amazon.Runtime;
using ZeroTrust.Aws.Protocols.Clients;

namespace ZeroTrust.Aws.Protocols.Tests.Cases;

/// <summary>A client for the service of a case, with the idempotency token that the cases expect.</summary>
internal sealed class CaseClient(UntypedClientConfig config) : UntypedClient(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), config)
{
    protected override string NewIdempotencyToken() => "00000000-0000-4000-8000-000000000000";
}
