using Amazon.Runtime;

namespace ZeroTrust.Aws.Connecting;

/// <summary>Credentials and where they came from.</summary>
/// <param name="Credentials">What signs.</param>
/// <param name="Source">For people: profile name, environment, ...</param>
internal sealed record ResolvedCredentials(AWSCredentials Credentials, string Source);
