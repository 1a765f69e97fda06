using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.PowerShell.Loading;

/// <summary>A connection outlives the cmdlet that made it: what it says goes to the cmdlet that runs
/// now, and to nobody between two of them.</summary>
internal sealed class SessionInteraction : IInteraction
{
    private volatile IInteraction? _current;

    /// <summary>The person, as the cmdlet that runs now sees them.</summary>
    public IInteraction? Current
    {
        get => _current;
        set => _current = value;
    }

    /// <inheritdoc/>
    public ValueTask<string> AskMfaCodeAsync(string mfaSerial, CancellationToken cancellationToken) =>
        _current?.AskMfaCodeAsync(mfaSerial, cancellationToken)
        ?? throw new ZeroTrustException(
            ErrorIds.RoleNotAssumed,
            FailureKind.AuthenticationFailed,
            mfaSerial,
            $"The code of the MFA device {mfaSerial} is needed, and nobody is there to enter one.",
            "Run Connect-ZtAws in an interactive session."
        );

    /// <inheritdoc/>
    public void ShowSsoLogin(Uri verificationUri, string userCode) => _current?.ShowSsoLogin(verificationUri, userCode);

    /// <inheritdoc/>
    public void Verbose(string message) => _current?.Verbose(message);

    /// <inheritdoc/>
    public void Warning(string message) => _current?.Warning(message);
}
