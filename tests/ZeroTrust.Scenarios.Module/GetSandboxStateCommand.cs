using System.Management.Automation;
using System.Management.Automation.Runspaces;
using ZeroTrust.PowerShell.Loading;

namespace ZeroTrust.Scenarios;

/// <summary>The state of the connected sandbox as one text: two equal texts are two equal worlds.</summary>
[Cmdlet(VerbsCommon.Get, "SandboxState")]
[OutputType(typeof(string))]
public sealed class GetSandboxStateCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var sandbox =
            ModuleSession.Of(Runspace.DefaultRunspace).Connection?.Sandbox
            ?? throw new PSInvalidOperationException("This session is not connected to a sandbox.");
        WriteObject(sandbox.DumpState());
    }
}
