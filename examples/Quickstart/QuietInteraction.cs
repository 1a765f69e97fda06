using Spectre.Console;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Examples.Quickstart;

/// <summary>Nobody answers questions here; warnings are shown.</summary>
internal sealed class QuietInteraction : IInteraction
{
    public ValueTask<string> AskMfaCodeAsync(string mfaSerial, CancellationToken cancellationToken) =>
        throw new ZeroTrustException(
            ErrorIds.RoleNotAssumed,
            FailureKind.AuthenticationFailed,
            mfaSerial,
            "The role asks for an MFA code.",
            "Use Connect-ZtAws in PowerShell, which can ask for it."
        );

    public void ShowSsoLogin(Uri verificationUri, string userCode) =>
        AnsiConsole.WriteLine($"Sign in at {verificationUri} with the code {userCode}.");

    public void Verbose(string message) { }

    public void Warning(string message) => AnsiConsole.WriteLine("warning: " + message);
}
