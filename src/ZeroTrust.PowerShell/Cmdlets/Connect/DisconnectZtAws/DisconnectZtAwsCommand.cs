using System.Management.Automation;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Connect;

/// <summary>Ends the connection and forgets the snapshot that it brought.</summary>
/// <remarks>
///   <para>A sandbox is gone with its connection. Journals of changes to AWS stay on the disk. Without a connection nothing happens.</para>
/// </remarks>
/// <example>
///   <para>Ends the connection.</para>
///   <code>Disconnect-ZtAws</code>
/// </example>
[Cmdlet(VerbsCommunications.Disconnect, "ZtAws")]
[Upholds("P2")]
public sealed class DisconnectZtAwsCommand : ZeroTrustCmdlet
{
    /// <inheritdoc/>
    private protected override void End()
    {
        var session = Session;
        if (session.Connection is null)
        {
            WriteVerbose("There was no connection.");
        }

        Await(_ => session.DisconnectAsync(), "Disconnecting");
    }
}
