using System.Collections;
using System.Management.Automation;
using System.Text.Json.Nodes;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Serialization;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;
using ZeroTrust.Facts.Organizations;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Policy;

/// <summary>Makes service control policies from templates, and attaches them.</summary>
/// <remarks>
///   <para>Several templates become one document, minified, and several documents when one would be over 10,240 characters. A policy that
///   says the same already is used instead of a second one, and attachments that are there are left alone and said so. At most 10 policies
///   fit on one target, FullAWSAccess among them, and 10,000 in one organization; a plan that would need more is refused before anything is
///   sent.</para>
///   <para>A policy is not attached to the root, nor where the role of this session lives, without
///   -Force. Undo-ZtChange detaches and deletes exactly
///   what this made.</para>
///   <para>-AsDocument prints the documents and needs no connection.</para>
/// </remarks>
/// <example>
///   <para>Prints a policy that keeps people in two regions.</para>
///   <code>New-ZtScp -Template RegionLimit -AllowedRegion eu-west-1, eu-central-1 -AsDocument</code>
/// </example>
/// <example>
///   <para>Shows what guarding a unit would do.</para>
///   <code>
///   $unit = (Get-ZtSnapshot).Facts | Where-Object { $_.FactType -eq 'organizations-target' -and $_.Value.Name -eq 'Playground' }
///   New-ZtScp -Template DenyLeaveOrganization, ProtectSecurityServices, DenyRootUse -TargetId $unit.Value.Id -WhatIf
///   </code>
/// </example>
/// <example>
///   <para>Makes a policy without attaching it.</para>
///   <code>New-ZtScp -Template RequireImdsV2 -Name RequireImdsV2 -Confirm:$false</code>
/// </example>
[Cmdlet(VerbsCommon.New, "ZtScp", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = ApplySet)]
[OutputType(typeof(ChangeResult), ParameterSetName = new[] { ApplySet })]
[OutputType(typeof(string), ParameterSetName = new[] { DocumentSet })]
[Enforces("G6.3")]
[Upholds("P5")]
public sealed class NewZtScpCommand : PlanCmdlet
{
    private const string ApplySet = "Apply";
    private const string DocumentSet = "Document";
    private readonly List<string> _targets = [];

    /// <summary>Names of templates.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(ScpTemplateCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Template { get; set; } = [];

    /// <summary>Regions in which people may work, for templates that limit regions.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string[] AllowedRegion { get; set; } = [];

    /// <summary>ARNs of roles that the policy does not bind, for templates that allow it; wildcards are understood.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] ExemptPrincipalArn { get; set; } = [];

    /// <summary>Further parameters: a table of template names to tables of parameter names and values.</summary>
    [Parameter]
    public Hashtable? TemplateParameter { get; set; }

    /// <summary>Roots, organizational units or accounts to attach to; without any the policy is only made.</summary>
    [Parameter(ParameterSetName = ApplySet, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] TargetId { get; set; } = [];

    /// <summary>Name of the policy; numbered when the text must be split.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Description of the policy, at most 512 characters.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Prints the documents instead of making policies.</summary>
    [Parameter(ParameterSetName = DocumentSet, Mandatory = true)]
    public SwitchParameter AsDocument { get; set; }

    /// <inheritdoc/>
    private protected override void Process() => _targets.AddRange(TargetId);

    /// <inheritdoc/>
    private protected override void End()
    {
        var name = Name ?? (Template.Length == 1 ? "ZeroTrust-" + Template[0] : "ZeroTrust-Guardrails");
        var intent = new ScpIntent(
            name,
            Description ?? $"Made by ZeroTrust.PowerShell: {string.Join(", ", Template)}.",
            [.. Template.Select(Use)],
            [.. _targets.Distinct(StringComparer.Ordinal)],
            Force
        );
        if (!AsDocument)
        {
            Apply(PlanFor(intent, []));
            return;
        }

        foreach (var call in Draft(intent).Changes.SelectMany(static c => c.Do).Where(static c => c.Operation == "CreatePolicy"))
        {
            WriteObject(JsonNode.Parse((string)call.Parameters["Content"]!)!.ToJsonString(CoreJson.Indented));
        }
    }

    private ScpTemplateUse Use(string template)
    {
        var info =
            Session.ScpTemplates.All.FirstOrDefault(t => t.Name.Equals(template, StringComparison.OrdinalIgnoreCase))
            ?? throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                template,
                $"There is no template '{template}'.",
                $"There are: {string.Join(", ", Session.ScpTemplates.All.Select(static t => t.Name))}."
            );
        var parameters = TemplateParameter?[info.Name] is { } given && PowerShellValues.ToJson(given) is JsonObject own ? own : [];
        Give("allowedRegions", AllowedRegion);
        Give("exemptPrincipalArns", ExemptPrincipalArn);
        return new ScpTemplateUse(info.Name, parameters);

        void Give(string parameter, string[] values)
        {
            if (values.Length > 0 && info.Parameters.Any(p => p.Name == parameter))
            {
                parameters[parameter] = PowerShellValues.ToJson(values);
            }
        }
    }

    /// <summary>The plan for an organization that has no policy yet: what the templates say, whatever is there now.</summary>
    private Plan Draft(ScpIntent intent)
    {
        const string account = "111111111111";
        var caller = $"arn:aws:iam::{account}:root";
        var organization = FactTypes.Known(
            ResourceRef.Account(account),
            new OrganizationInfo(
                Exists: true,
                Id: "o-document",
                ManagementAccountId: account,
                FeatureSet: "ALL",
                RootId: "r-root",
                EnabledPolicyTypes: ["SERVICE_CONTROL_POLICY"]
            )
        );
        var snapshot = new Snapshot(
            new SnapshotHeader(Clock.GetUtcNow(), caller, "aws", [new AccountScope(account, account, IsManagement: true)], [], []),
            [organization]
        );
        return new PlanBuilder(Clock).FromIntent(intent, snapshot, Session.Planners, new PlanRequest(caller, "aws"));
    }
}
