using System.Management.Automation;
using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Controls.Coverage;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Frameworks;
using ZeroTrust.PowerShell.Binding;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Flow;

/// <summary>Lists the controls, or what frameworks and the guide ask for with what serves it.</summary>
/// <remarks>
/// <para>Needs no connection. The property Help holds the whole page of a control: why, how it is checked, what enforcing does, how to undo
///   it and when to except it. Reads and Writes are the IAM actions that it needs.</para>
///   <para>With -Coverage it lists requirements instead. Covered: who passes one of the controls passes the requirement. Partial: controls
///   serve it, and who passes them may still fail it; Missing says why. NotCovered: no control serves it. Frameworks of objectives (NIST,
/// CISA, PCI DSS, ISO 27001, SOC 2, Well-Architected) ask for more than a configuration, so that controls never cover all of a requirement.
///   Without -Framework it lists the rows of the guide, with the controls and the commands that serve them.</para>
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
///   <code>Get-ZtControl -Framework CIS-AWS-5.0 | Get-ZtFinding -Status Fail</code>
/// </example>
/// <example>
///   <para>Lists what a framework asks for and no control, or not all of a control, answers.</para>
///   <code>Get-ZtControl -Coverage -Framework CIS-AWS-5.0 | Where-Object Coverage -NE Covered</code>
/// </example>
/// <example>
///   <para>Counts the requirements of every version of the CIS benchmark.</para>
///   <code>Get-ZtControl -Coverage -Framework CIS-AWS-* | Group-Object Framework, Coverage -NoElement</code>
/// </example>
/// <example>
///   <para>Lists the rows of the guide with what serves them.</para>
///   <code>Get-ZtControl -Coverage</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "ZtControl", DefaultParameterSetName = ControlSet)]
[OutputType(typeof(ControlInfo), ParameterSetName = [ControlSet])]
[OutputType(typeof(RequirementCoverage), typeof(GuideRowCoverage), ParameterSetName = [CoverageSet])]
[Upholds("P4", "P5")]
public sealed class GetZtControlCommand : AssessmentCmdlet
{
    private const string ControlSet = "Control";
    private const string CoverageSet = "Coverage";

    /// <summary>Ids or names of controls; wildcards are understood.</summary>
    [Parameter(ParameterSetName = ControlSet, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ControlId", "Id", "Name")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ControlCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Control { get; set; } = [];

    /// <summary>Steps of the guide.</summary>
    [Parameter(ParameterSetName = ControlSet)]
    public GuideStep[] Step { get; set; } = [];

    /// <summary>Rows of the guide, such as G2.4.</summary>
    [Parameter(ParameterSetName = ControlSet)]
    [ArgumentCompleter(typeof(RowCompleter))]
    public string[] Row { get; set; } = [];

    /// <summary>Severities of a failure.</summary>
    [Parameter(ParameterSetName = ControlSet)]
    public Severity[] Severity { get; set; } = [];

    /// <summary>Frameworks, such as CIS-AWS-5.0; wildcards are understood. Without -Coverage: only controls that serve one.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(FrameworkCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Framework { get; set; } = [];

    /// <summary>Lists what frameworks ask for with the controls that serve it, or the rows of the guide with what serves them.</summary>
    [Parameter(ParameterSetName = CoverageSet, Mandatory = true)]
    public SwitchParameter Coverage { get; set; }

    /// <inheritdoc/>
    private protected override void Process()
    {
        var frameworks = Framework.SelectMany(FrameworksLike).Distinct(StringComparer.Ordinal).ToArray();
        if (ParameterSetName == ControlSet)
        {
            WriteObject(Controls(frameworks), enumerateCollection: true);
        }
        else if (frameworks.Length == 0)
        {
            WriteObject(GuideCoverage.Of(Session.Controls.Entries, ServingCommands.All), enumerateCollection: true);
        }
        else
        {
            var controls = Session.Controls.Entries.Select(static entry => entry.Info).ToArray();
            var coverage = frameworks.SelectMany(key => FrameworkCoverage.Of(FrameworkCatalogue.Get(key), controls));
            WriteObject(coverage, enumerateCollection: true);
        }
    }

    private IEnumerable<ControlInfo> Controls(string[] frameworks) =>
        Assessor
            .Choose(
                Session.Controls,
                new AssessmentFilter
                {
                    Controls = ControlIds(Control),
                    Steps = Step,
                    Rows = Row,
                }
            )
            .Select(static entry => entry.Info)
            .Where(info => Severity.Length == 0 || Severity.Contains(info.Severity))
            .Where(info => frameworks.Length == 0 || frameworks.Any(info.Frameworks.ContainsKey));

    /// <summary>Keys of frameworks from a key, an alias or a pattern.</summary>
    /// <exception cref="ZeroTrustException">Nothing is called that.</exception>
    private static IEnumerable<string> FrameworksLike(string pattern)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(pattern))
        {
            return [FrameworkCatalogue.Get(pattern).Key];
        }

        var wildcard = Wildcards.Of(pattern);
        var found = FrameworkCatalogue.Keys.Where(wildcard.IsMatch).ToArray();
        return found.Length > 0 ? found : [FrameworkCatalogue.Get(pattern).Key];
    }
}
