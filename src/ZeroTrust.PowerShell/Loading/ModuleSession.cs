using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Planning;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Snapshots;

namespace ZeroTrust.PowerShell.Loading;

/// <summary>What the cmdlets of one runspace share: the connection, the last snapshot and the way to the other parts.</summary>
internal sealed class ModuleSession
{
    /// <summary>
    /// The one static holder. PowerShell makes cmdlets with their parameterless constructor, and a
    /// binary module has no session state of its own to
    /// keep objects in; so sessions hang on the runspace, and end with it.
    /// </summary>
    private static readonly ConditionalWeakTable<Runspace, ModuleSession> ByRunspace = [];

    private readonly ConditionalWeakTable<Finding, Snapshot> _origins = [];
    private readonly Lazy<ControlCatalogue> _controls;
    private readonly Lazy<PlannerCatalogue> _planners;

    private ModuleSession(IModuleHost host)
    {
        Host = host;
        _controls = new(() => ControlCatalogue.Load(host.Controls));
        _planners = new(() => PlannerCatalogue.Load(host.Controls));
    }

    /// <summary>Where connections, sandboxes and controls come from.</summary>
    public IModuleHost Host { get; }

    /// <summary>The person at the console, whichever cmdlet runs.</summary>
    public SessionInteraction Interaction { get; } = new();

    /// <summary>All controls; loaded when first asked for.</summary>
    public ControlCatalogue Controls => _controls.Value;

    /// <summary>All planners; loaded when first asked for.</summary>
    public PlannerCatalogue Planners => _planners.Value;

    /// <summary>The templates of service control policies.</summary>
    public IScpTemplates ScpTemplates => Host.ScpTemplates;

    /// <summary>The connection; null when there is none.</summary>
    public SessionConnection? Connection { get; private set; }

    /// <summary>The snapshot that was collected or imported last; null when there is none.</summary>
    public Snapshot? LastSnapshot { get; set; }

    /// <summary>The session of a runspace; made at first use.</summary>
    public static ModuleSession Of(Runspace runspace) =>
        ByRunspace.GetValue(
            runspace,
            static _ => new ModuleSession(new ModuleHost(Path.GetDirectoryName(typeof(ModuleSession).Assembly.Location)!))
        );

    /// <summary>Takes the place of a runspace's session, with parts of the caller's choice.</summary>
    public static ModuleSession Replace(Runspace runspace, IModuleHost host)
    {
        var session = new ModuleSession(host);
        ByRunspace.AddOrUpdate(runspace, session);
        return session;
    }

    /// <summary>Remembers which snapshot a finding rests on, for as long as the finding lives: a
    /// plan must be made on the same facts.</summary>
    public void Remember(Finding finding, Snapshot origin) => _origins.AddOrUpdate(finding, origin);

    /// <summary>The snapshot that a finding rests on; null when it was not made in this session.</summary>
    public Snapshot? OriginOf(Finding finding) => _origins.TryGetValue(finding, out var origin) ? origin : null;

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
