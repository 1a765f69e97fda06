using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace ZeroTrust.PowerShell.Loading;

/// <summary>Ends the connection when the module is removed. Importing does nothing: nothing is loaded before it is needed.</summary>
public sealed class ModuleEvents : IModuleAssemblyCleanup
{
    /// <summary>Called by PowerShell at <c>Remove-Module</c>.</summary>
    /// <param name="psModuleInfo">The module.</param>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (Runspace.DefaultRunspace is { } runspace)
        {
            // Nobody waits: removing a module must not hang on a network.
            _ = ModuleSession.Of(runspace).DisconnectAsync();
        }
    }
}
