using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Controls.Planning.BucketDefaultEncryption;

/// <summary>Somebody who may write to a bucket or read from it.</summary>
/// <param name="Name">ARN, account, service or <c>anonymous</c>.</param>
/// <param name="Principal">Who, for the policy engine.</param>
/// <param name="Policies">What its own policies grant.</param>
/// <param name="Writes">May write.</param>
/// <param name="Reads">May read.</param>
/// <param name="IsCertain">Whether that holds whatever the circumstances.</param>
internal sealed record BucketUser(string Name, RequestPrincipal Principal, PolicySet Policies, bool Writes, bool Reads, bool IsCertain)
{
    /// <summary>An AWS service.</summary>
    public bool IsService => Principal.Kind == RequestPrincipalKind.Service;

    /// <summary>Anybody without credentials.</summary>
    public bool IsAnonymous => Principal.Kind == RequestPrincipalKind.Anonymous;
}
