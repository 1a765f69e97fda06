using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Flow.Tests.Child;

/// <summary>Nobody is there.</summary>
public sealed class Quiet : IInteraction
{
    /// <inheritdoc/>
    public ValueTask<string> AskMfaCodeAsync(string mfaSerial, CancellationToken cancellationToken) =>
        throw new ZeroTrustException(ErrorIds.ArgumentInvalid, FailureKind.InvalidArgument, mfaSerial, "Nobody is there to ask.", "");

    /// <inheritdoc/>
    public void ShowSsoLogin(Uri verificationUri, string userCode) { }

    /// <inheritdoc/>
    public void Verbose(string message) { }

    /// <inheritdoc/>
    public void Warning(string message) { }
}
