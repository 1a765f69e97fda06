using System.Management.Automation;
using ZeroTrust.Core.Connections;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Connect;

/// <summary>Shows the connection of this session: who looks, at which accounts and regions.</summary>
/// <remarks>
///   <para>Gives nothing when there is no connection. It never holds a secret.</para>
/// </remarks>
/// <example>
///   <para>Shows the connection.</para>
///   <code>
///   Connect-ZtAws -Sandbox
///   Get-ZtContext
///   </code>
/// </example>
/// <example>
///   <para>Lists the accounts in reach, and those that could not be entered.</para>
///   <code>(Get-ZtContext).Accounts</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "ZtContext")]
[OutputType(typeof(ConnectionInfo))]
[Upholds("P1")]
public sealed class GetZtContextCommand : ZeroTrustCmdlet
{
    /// <inheritdoc/>
    private protected override void End()
    {
        if (Session.Connection is { } connection)
        {
            WriteObject(connection.Aws.Info);
        }
        else
        {
            WriteVerbose("There is no connection; Connect-ZtAws makes one.");
        }
    }
}
