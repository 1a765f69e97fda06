using System.Management.Automation;
using ZeroTrust.Core.Journal;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Loading;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Flow;

/// <summary>Lists the changes that were made, or the runs that made them, from the journal.</summary>
/// <remarks>
/// <para>Needs no connection: without one it reads the journal in the user's own folder. Changes go on
/// to Undo-ZtChange, runs to Resume-ZtPlan.</para>
/// </remarks>
/// <example>
///   <para>Lists what is in effect and can be taken back.</para>
///   <code>Get-ZtChange -Status Applied | Where-Object CanUndo</code>
/// </example>
/// <example>
///   <para>Lists the runs, newest first.</para>
///   <code>Get-ZtChange -Run</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "ZtChange", DefaultParameterSetName = ChangeSet)]
[OutputType(typeof(ChangeRecord), typeof(RunRecord))]
[Upholds("P5")]
public sealed class GetZtChangeCommand : ZeroTrustCmdlet
{
    private const string ChangeSet = "Change";
    private const string RunSet = "Run";

    /// <summary>Changes of this run only, in the order of its plan.</summary>
    [Parameter(ParameterSetName = ChangeSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RunCompleter))]
    public string? RunId { get; set; }

    /// <summary>What became of them.</summary>
    [Parameter(ParameterSetName = ChangeSet)]
    public ChangeStatus[] Status { get; set; } = [];

    /// <summary>Lists the runs instead of their changes.</summary>
    [Parameter(ParameterSetName = RunSet, Mandatory = true)]
    public SwitchParameter Run { get; set; }

    /// <summary>The folder of the journal; that of the connection when absent.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <inheritdoc/>
    private protected override void Process()
    {
        var store = new JournalStore(
            JournalPath is not null ? FilePath(JournalPath) : Session.Connection?.JournalFolder ?? JournalFolder.Usual
        );
        if (Run)
        {
            WriteObject(store.Runs(WriteFailure), enumerateCollection: true);
        }
        else
        {
            WriteObject(
                store.Changes(RunId, WriteFailure).Where(c => Status.Length == 0 || (c.Status is { } status && Status.Contains(status))),
                enumerateCollection: true
            );
        }
    }
}
