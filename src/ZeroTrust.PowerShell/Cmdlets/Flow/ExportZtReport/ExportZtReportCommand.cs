using System.Management.Automation;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Journal;
using ZeroTrust.Core.Reports;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Flow;

/// <summary>Writes findings, scores and what could not be read into one file: HTML for people, JSON or CSV for programs.</summary>
/// <remarks>
/// <para>Takes findings from the pipeline; without any it reads and judges everything. The HTML report
/// is a single file that opens without a network.
///   Only its owner may read it. With -RunId it also shows what that run changed.</para>
/// </remarks>
/// <example>
///   <para>Assesses the connection and writes a report for people.</para>
///   <code>Export-ZtReport -Path ./report.html -Force</code>
/// </example>
/// <example>
///   <para>Writes findings that are there already, in two formats.</para>
///   <code>
///   $findings = Get-ZtFinding
///   $findings | Export-ZtReport -Path ./report.json -Force
///   $findings | Export-ZtReport -Path ./findings.csv -Force -PassThru
///   </code>
/// </example>
[Cmdlet(VerbsData.Export, "ZtReport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
[Upholds("P4")]
public sealed class ExportZtReportCommand : AssessmentCmdlet
{
    private readonly List<Finding> _findings = [];

    /// <summary>The file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("FilePath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The format; follows from the end of the file name when absent.</summary>
    [Parameter]
    [ValidateSet("Html", "Json", "Csv")]
    public string? Format { get; set; }

    /// <summary>Findings.</summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("Finding")]
    [AllowNull]
    [AllowEmptyCollection]
    public Finding[]? InputObject { get; set; }

    /// <summary>The facts that the findings rest on. Only needed for findings that were not made in this session.</summary>
    [Parameter]
    public Snapshot? Snapshot { get; set; }

    /// <summary>A run whose changes the report shows too.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RunCompleter))]
    [ValidateNotNullOrEmpty]
    public string? RunId { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override void Process() => _findings.AddRange(InputObject ?? []);

    /// <inheritdoc/>
    private protected override void End()
    {
        var file = NewFile(Path, Force);
        var writer = Format is not null
            ? Session.Host.Reports.Get(Format)
            : Session.Host.Reports.ForPath(file)
                ?? throw new ZeroTrustException(
                    ErrorIds.ArgumentInvalid,
                    FailureKind.InvalidArgument,
                    file,
                    $"The format of '{file}' does not follow from its name.",
                    "Name it .html, .json or .csv, or say -Format."
                );
        var findings =
            MyInvocation.ExpectingInput || _findings.Count > 0
                ? _findings
                : [.. CollectAndAssess(AssessmentFilter.Everything, settings: null)];
        var snapshot =
            Snapshot
            ?? findings.Select(Session.OriginOf).FirstOrDefault(static s => s is not null)
            ?? Session.LastSnapshot
            ?? throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                nameof(Snapshot),
                "The facts that the findings rest on are not in this session.",
                "Give them with -Snapshot."
            );
        var changes = RunId is null ? null : new JournalStore(RequireConnection().JournalFolder).Changes(RunId);
        var report = Report.Of(snapshot, findings, Session.Controls, Clock.GetUtcNow(), changes);
        if (ShouldProcess(file, $"Write {findings.Count} findings as {writer.Format}"))
        {
            Await(token => writer.SaveAsync(report, file, token), "Writing the report");
            if (PassThru)
            {
                WriteObject(new FileInfo(file));
            }
        }
    }
}
