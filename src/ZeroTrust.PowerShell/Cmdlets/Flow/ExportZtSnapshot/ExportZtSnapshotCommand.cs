using System.Management.Automation;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Flow;

/// <summary>Saves a snapshot to a file.</summary>
/// <remarks>
/// <para>The file is compressed JSON, one fact per line, and only its owner may read it. It holds what an
/// attacker would like to know (names, policies,
///   what is open), but no secret. An existing file is replaced only with -Force, and only when the new one is complete.</para>
/// </remarks>
/// <example>
///   <para>Saves what is read now.</para>
///   <code>Get-ZtSnapshot | Export-ZtSnapshot -Path ./today.ztsnapshot.json.gz -Force</code>
/// </example>
/// <example>
///   <para>Saves the snapshot that was read last, and gives the file.</para>
///   <code>
///   $findings = Get-ZtFinding
///   Export-ZtSnapshot -Path ./last.ztsnapshot.json.gz -Force -PassThru
///   </code>
/// </example>
[Cmdlet(VerbsData.Export, "ZtSnapshot", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
[Upholds("P4")]
public sealed class ExportZtSnapshotCommand : ZeroTrustCmdlet
{
    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("FilePath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The snapshot; the one that was read last when absent.</summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("Snapshot")]
    public Snapshot? InputObject { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override void Process()
    {
        var snapshot =
            InputObject
            ?? Session.LastSnapshot
            ?? throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                nameof(InputObject),
                "There is no snapshot to save.",
                "Pipe one in: Get-ZtSnapshot | Export-ZtSnapshot."
            );
        var file = NewFile(Path, Force);
        if (ShouldProcess(file, $"Save {snapshot.Count} facts of {snapshot.Header.TakenAt:u}"))
        {
            Await(token => SnapshotFile.SaveAsync(snapshot, file, token), "Saving the snapshot");
            if (PassThru)
            {
                WriteObject(new FileInfo(file));
            }
        }
    }
}
