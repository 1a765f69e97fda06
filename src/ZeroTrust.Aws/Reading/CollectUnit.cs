using ZeroTrust.Aws.Sending;

namespace ZeroTrust.Aws.Reading;

/// <summary>One source, asked once.</summary>
/// <param name="Source">The source.</param>
/// <param name="Account">Where.</param>
/// <param name="Region">Region code, or <c>global</c>.</param>
internal sealed record CollectUnit(IFactSource Source, AccountAccess Account, string Region)
{
    public override string ToString() => $"{Account.Scope.Id} {Region} {Source.Name}";
}
