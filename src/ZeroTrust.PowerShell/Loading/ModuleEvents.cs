using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.Loader;

namespace ZeroTrust.PowerShell.Loading;

/// <summary>Importing loads nothing before it is needed, but looks whether it can be loaded; removing ends the connection.</summary>
public sealed class ModuleEvents : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string[] OwnAssemblies = ["ZeroTrust.Core", "ZeroTrust.Facts", "ZeroTrust.Policy"];

    /// <summary>Called by PowerShell at <c>Import-Module</c>.</summary>
    /// <exception cref="InvalidOperationException">The session holds assemblies of the same names from elsewhere:
    /// .NET cannot load ours beside them.</exception>
    public void OnImport()
    {
        var own = typeof(ModuleEvents).Assembly;
        var folder = Path.GetDirectoryName(own.Location);
        var context = AssemblyLoadContext.GetLoadContext(own) ?? AssemblyLoadContext.Default;
        var stranger = context.Assemblies.FirstOrDefault(a =>
            !a.IsDynamic
            && OwnAssemblies.Contains(a.GetName().Name, StringComparer.OrdinalIgnoreCase)
            && Path.GetDirectoryName(a.Location) != folder
        );
        if (stranger is not null)
        {
            throw new InvalidOperationException(
                $"This session holds {stranger.GetName().Name} {stranger.GetName().Version} from '{stranger.Location}', and cannot load "
                    + $"the one of this module beside it. Import the module in a new session."
            );
        }
    }

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
