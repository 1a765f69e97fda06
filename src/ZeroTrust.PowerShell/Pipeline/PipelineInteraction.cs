using System.Management.Automation;
using System.Management.Automation.Host;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>The person at the console, as the layers below see them.</summary>
/// <param name="cmdlet">The cmdlet that runs.</param>
/// <param name="pump">Brings words to the pipeline thread.</param>
internal sealed class PipelineInteraction(ZeroTrustCmdlet cmdlet, PipelinePump pump) : IInteraction
{
    private static readonly string[] ShownOnConsole = ["PSHOST"];

    /// <inheritdoc/>
    public async ValueTask<string> AskMfaCodeAsync(string mfaSerial, CancellationToken cancellationToken)
    {
        var code = await pump.AskAsync(() => Prompt(mfaSerial), cancellationToken).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(code) ? throw Nobody(mfaSerial, null) : code.Trim();
    }

    /// <inheritdoc/>
    public void ShowSsoLogin(Uri verificationUri, string userCode) =>
        pump.Post(() =>
            cmdlet.WriteInformation(
                new HostInformationMessage { Message = $"Open {verificationUri} and confirm the code {userCode} to sign in." },
                ShownOnConsole
            )
        );

    /// <inheritdoc/>
    public void Verbose(string message) => pump.Post(() => cmdlet.WriteVerbose(message));

    /// <inheritdoc/>
    public void Warning(string message) => pump.Post(() => cmdlet.WriteWarning(message));

    private string Prompt(string mfaSerial)
    {
        try
        {
            cmdlet.Host.UI.Write($"Code of the MFA device {mfaSerial}: ");
            return cmdlet.Host.UI.ReadLine();
        }
        catch (Exception exception) when (exception is PSInvalidOperationException or NotImplementedException or HostException)
        {
            throw Nobody(mfaSerial, exception);
        }
    }

    private static ZeroTrustException Nobody(string mfaSerial, Exception? inner) =>
        new(
            ErrorIds.RoleNotAssumed,
            FailureKind.AuthenticationFailed,
            mfaSerial,
            $"The code of the MFA device {mfaSerial} is needed, and nobody entered one.",
            "Run Connect-ZtAws in an interactive session.",
            inner
        );
}
