namespace ZeroTrust.Core.Connections;

/// <summary>The person or runbook at the other side; called from any thread.</summary>
public interface IInteraction
{
    /// <summary>Asks for the current code of an MFA device.</summary>
    /// <exception cref="Errors.ZeroTrustException">Nobody is there to answer.</exception>
    ValueTask<string> AskMfaCodeAsync(string mfaSerial, CancellationToken cancellationToken);

    /// <summary>Shows where to go to sign in with SSO.</summary>
    void ShowSsoLogin(Uri verificationUri, string userCode);

    /// <summary>Notes an API call or decision, for -Verbose. Never holds a secret.</summary>
    void Verbose(string message);

    /// <summary>Something that people should know although the work goes on.</summary>
    void Warning(string message);
}
