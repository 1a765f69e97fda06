using System.Collections;
using System.Management.Automation;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.PowerShell.Completion;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>What cmdlets share that give findings, over the connection or of snapshots in the pipeline.</summary>
public abstract class FindingCmdlet : AssessmentCmdlet
{
    private readonly List<Snapshot> _snapshots = [];
    private bool _hasInput;

    /// <summary>Ids or names of accounts.</summary>
    [Parameter]
    [Alias("AccountId")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string[] Account { get; set; } = [];

    /// <summary>Settings that replace a control's defaults: a table of control ids or names to tables of values.</summary>
    [Parameter]
    public Hashtable? Setting { get; set; }

    /// <summary>A snapshot to judge instead of reading over the connection.</summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("InputObject")]
    public Snapshot? Snapshot { get; set; }

    /// <summary>Which controls and findings, but for the accounts.</summary>
    private protected abstract AssessmentFilter Filter { get; }

    /// <inheritdoc/>
    private protected override void Process()
    {
        _hasInput = true;
        if (Snapshot is not null)
        {
            _snapshots.Add(Snapshot);
        }
    }

    /// <inheritdoc/>
    private protected sealed override void End()
    {
        if (!_hasInput && MyInvocation.ExpectingInput)
        {
            // Nothing came, or nothing that fits, which PowerShell said: everything there is was not asked for.
            return;
        }

        var filter = Filter with { AccountIds = Account };
        var findings =
            _snapshots.Count == 0
                ? CollectAndAssess(filter, Setting)
                : _snapshots.SelectMany(snapshot => Assess(snapshot, filter, Setting));
        foreach (var finding in findings.Where(IsWanted))
        {
            WriteObject(finding);
        }
    }

    /// <summary>Whether a finding that passed the filter is given.</summary>
    private protected virtual bool IsWanted(Finding finding) => true;
}
