using System.Management.Automation;
using System.Text.Json.Nodes;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Policy;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Connect;

/// <summary>Prints the least IAM policy for reading, for some controls only, or for applying and undoing a plan.</summary>
/// <remarks>
/// <para>Needs no connection. Gives the text of a policy document, or several where one would be over
/// IAM's 6,144 characters. For a plan, resources are
///   named wherever a call names what it is checked against.</para>
/// </remarks>
/// <example>
///   <para>Prints the policy of a role that may read everything that the controls look at.</para>
///   <code>Get-ZtRequiredPermission</code>
/// </example>
/// <example>
///   <para>Saves the policy for the controls on buckets, minified.</para>
///   <code>Get-ZtRequiredPermission -Control Bucket* -Compress | Set-Content ./bucket-reader.json</code>
/// </example>
/// <example>
///   <para>Prints what applying a plan needs, and nothing more.</para>
///   <code>Get-ZtFinding -Step Network -Status Fail | New-ZtPlan | Get-ZtRequiredPermission</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "ZtRequiredPermission", DefaultParameterSetName = ReadingSet)]
[OutputType(typeof(string))]
[Upholds("P2")]
public sealed class GetZtRequiredPermissionCommand : AssessmentCmdlet
{
    private const string ReadingSet = "Reading";
    private const string PlanSet = "Plan";

    /// <summary>Only what these controls read: ids or names; wildcards are understood.</summary>
    [Parameter(ParameterSetName = ReadingSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("ControlId", "Id")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ControlCompleter))]
    public string[] Control { get; set; } = [];

    /// <summary>A plan.</summary>
    [Parameter(ParameterSetName = PlanSet, Mandatory = true, ValueFromPipeline = true)]
    [Alias("InputObject")]
    public Plan? Plan { get; set; }

    /// <summary>Gives the text without line breaks.</summary>
    [Parameter]
    public SwitchParameter Compress { get; set; }

    private readonly List<string> _controls = [];

    /// <inheritdoc/>
    private protected override void Process()
    {
        if (Plan is null)
        {
            _controls.AddRange(Control);
            return;
        }

        if (Plan.Changes.Count == 0)
        {
            WriteWarning($"The plan {Plan.Id} has no changes: it needs no permission.");
            return;
        }

        var partition = Arn.TryParse(Plan.CallerArn, out var caller) ? caller.Partition : "aws";
        Write(LeastPrivilege.ForPlan(Plan, Session.Host.Connector, partition));
    }

    /// <inheritdoc/>
    private protected override void End()
    {
        if (ParameterSetName == ReadingSet)
        {
            var facts = ControlIds(_controls)
                .SelectMany(id => Session.Controls.Get(id).Info.Facts)
                .Distinct(StringComparer.Ordinal)
                .ToArray();
            Write(LeastPrivilege.ForReading(Session.Host.Connector.RequiredReadActions(facts)));
        }
    }

    private void Write(IReadOnlyList<string> documents) =>
        WriteObject(
            documents.Select(text => Compress ? text : JsonNode.Parse(text)!.ToJsonString(CoreJson.Indented)),
            enumerateCollection: true
        );
}
