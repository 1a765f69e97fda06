using System.Management.Automation;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Flow;

/// <summary>Lists the controls: what each one checks, what enforcing it does, which frameworks ask for it.</summary>
/// <remarks>
///   <para>Needs no connection. The property Help holds the whole page of a control: why, how it is checked, what enforcing does, how to undo it and when
///   to except it. Reads and Writes are the IAM actions that it needs.</para>
/// </remarks>
/// <example>
///   <para>Lists all controls.</para>
///   <code>Get-ZtControl</code>
/// </example>
/// <example>
///   <para>Reads the page of one control.</para>
///   <code>(Get-ZtControl -Control RootHasMfa).Help</code>
/// </example>
/// <example>
///   <para>Judges by the controls of one framework.</para>
///   <code>Get-ZtControl -Framework CIS-AWS-3.0 | Get-ZtFinding -Status Fail</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "ZtControl")]
[OutputType(typeof(ControlInfo))]
public sealed class GetZtControlCommand : AssessmentCmdlet
{
    /// <summary>Ids or names of controls; wildcards are understood.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ControlId", "Id", "Name")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ControlCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Control { get; set; } = [];

    /// <summary>Steps of the guide.</summary>
    [Parameter]
    public GuideStep[] Step { get; set; } = [];

    /// <summary>Rows of the guide, such as G2.4.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RowCompleter))]
    public string[] Row { get; set; } = [];

    /// <summary>Severities of a failure.</summary>
    [Parameter]
    public Severity[] Severity { get; set; } = [];

    /// <summary>Frameworks, such as CIS-AWS-3.0.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FrameworkCompleter))]
    public string[] Framework { get; set; } = [];

    /// <inheritdoc/>
    private protected override void Process()
    {
        var filter = new AssessmentFilter { Controls = ControlIds(Control), Steps = Step, Rows = Row };
        foreach (var info in Assessor.Choose(Session.Controls, filter).Select(static e => e.Info))
        {
            if ((Severity.Length == 0 || Severity.Contains(info.Severity)) && (Framework.Length == 0 || Framework.Any(f => info.Frameworks.Keys.Contains(f, StringComparer.OrdinalIgnoreCase))))
            {
                WriteObject(info);
            }
        }
    }
}
