using System.Management.Automation;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Flow;

/// <summary>Loads a saved snapshot.</summary>
/// <remarks>
/// <para>No connection is needed. A file that was cut, is something else or was written by a newer
/// version is refused with an error that says so.
///   Connect-ZtAws -Snapshot puts a snapshot in the place of the whole connection.</para>
/// </remarks>
/// <example>
///   <para>Judges a snapshot offline.</para>
///   <code>
///   Get-ZtSnapshot | Export-ZtSnapshot -Path ./today.ztsnapshot.json.gz -Force
///   Import-ZtSnapshot -Path ./today.ztsnapshot.json.gz | Get-ZtFinding -Status Fail
///   </code>
/// </example>
[Cmdlet(VerbsData.Import, "ZtSnapshot")]
[OutputType(typeof(Snapshot))]
[Upholds("P4")]
public sealed class ImportZtSnapshotCommand : ZeroTrustCmdlet
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <inheritdoc/>
    private protected override void Process()
    {
        var interaction = Interaction;
        foreach (var path in Path)
        {
            var file = FilePath(path);
            WriteObject(Await(token => SnapshotFile.LoadAsync(file, interaction.Warning, token), "Reading the snapshot"));
        }
    }
}
