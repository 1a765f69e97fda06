using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.PowerShell.Loading;

/// <summary>What the cmdlets of one runspace share: the connection, the last snapshot and the way to the other parts.</summary>
internal sealed class ModuleSession
{
    /// <summary>
    /// The one static holder. PowerShell makes cmdlets with their parameterless constructor, and a binary module has no session state of its own to
    /// keep objects in; so sessions hang on the runspace, and end with it.
    /// </summary>
    private static readonly ConditionalWeakTable<Runspace, ModuleSession> ByRunspace = [];

    private ModuleSession(IModuleHost host) => Host = host;

    /// <summary>Where connections, sandboxes and controls come from.</summary>
    public IModuleHost Host { get; }

    /// <summary>The connection; null when there is none.</summary>
    public SessionConnection? Connection { get; private set; }

    /// <summary>The snapshot that was collected or imported last; null when there is none.</summary>
    public Snapshot? LastSnapshot { get; set; }

    /// <summary>The session of a runspace; made at first use.</summary>
    public static ModuleSession Of(Runspace runspace) =>
        ByRunspace.GetValue(runspace, static _ => new ModuleSession(new ModuleHost(Path.GetDirectoryName(typeof(ModuleSession).Assembly.Location)!)));

    /// <summary>Takes the place of a runspace's session, with parts of the caller's choice.</summary>
    public static ModuleSession Replace(Runspace runspace, IModuleHost host)
    {
        var session = new ModuleSession(host);
        ByRunspace.AddOrUpdate(runspace, session);
        return session;
    }

    /// <summary>Takes a new connection and ends the one before.</summary>
    public async Task ConnectAsync(SessionConnection connection)
    {
        await DisconnectAsync().ConfigureAwait(false);
        Connection = connection;
    }

    /// <summary>Ends the connection and forgets what it brought.</summary>
    public async Task DisconnectAsync()
    {
        var before = Connection;
        Connection = null;
        LastSnapshot = null;
        if (before is not null)
        {
            await before.DisposeAsync().ConfigureAwait(false);
        }
    }
}
