using System.Management.Automation;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Flow;

/// <summary>Reads the facts of an account or organization, once, so that everything else can work on them offline.</summary>
/// <remarks>
/// <para>Only reads are sent; the client refuses anything else. What could not be read is in the
/// snapshot as a gap with its reason and the IAM action
///   that would settle it. Get-ZtRequiredPermission prints the least policy for reading.</para>
/// </remarks>
/// <example>
///   <para>Reads everything over all accounts and regions of the connection.</para>
///   <code>Get-ZtSnapshot</code>
/// </example>
/// <example>
///   <para>Reads only what two controls need, and lists what could not be read.</para>
///   <code>(Get-ZtSnapshot -Control RootHasMfa, AccessKeysRotated).Gaps</code>
/// </example>
/// <example>
///   <para>Takes the snapshot that was read last instead of reading again.</para>
///   <code>
///   $snapshot = Get-ZtSnapshot
///   Get-ZtSnapshot -Last | Get-ZtFinding -Step Network
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "ZtSnapshot", DefaultParameterSetName = ReadSet)]
[OutputType(typeof(Snapshot))]
[Upholds("P1", "P4")]
public sealed class GetZtSnapshotCommand : AssessmentCmdlet
{
    private const string ReadSet = "Read";
    private const string LastSet = "Last";

    /// <summary>Reads only what these controls need: ids or names; wildcards are understood.</summary>
    [Parameter(ParameterSetName = ReadSet, Position = 0)]
    [Alias("ControlId")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ControlCompleter))]
    public string[] Control { get; set; } = [];

    /// <summary>Ids or names of accounts; all of the connection when absent.</summary>
    [Parameter(ParameterSetName = ReadSet)]
    [Alias("AccountId")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string[] Account { get; set; } = [];

    /// <summary>Regions; all of the connection when absent.</summary>
    [Parameter(ParameterSetName = ReadSet)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string[] Region { get; set; } = [];

    /// <summary>Gives the snapshot that was read last in this session.</summary>
    [Parameter(ParameterSetName = LastSet, Mandatory = true)]
    public SwitchParameter Last { get; set; }

    /// <inheritdoc/>
    private protected override void End()
    {
        if (Last)
        {
            if (Session.LastSnapshot is { } last)
            {
                WriteObject(last);
            }
            else
            {
                WriteVerbose("Nothing was read yet in this session.");
            }

            return;
        }

        var facts = ControlIds(Control).SelectMany(id => Session.Controls.Get(id).Info.Facts).Distinct(StringComparer.Ordinal).ToArray();
        WriteObject(
            Collect(new CollectRequest(facts) { AccountIds = AccountIds(Account, RequireConnection().Aws.Info.Accounts), Regions = Region })
        );
    }
}
