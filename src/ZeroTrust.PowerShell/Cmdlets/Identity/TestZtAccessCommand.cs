using System.Collections;
using System.Management.Automation;
using ZeroTrust.Core.Access;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Identity;

/// <summary>Says whether a principal may do something, and which statement decides.</summary>
/// <remarks>
///   <para>The policies are those of the account: the principal's own, those of its groups, its boundary, the service control policies above its account and
///   the policy of the bucket or role that is asked for, from -Snapshot or read over the connection. With -PolicyDocument or -Path they are given, and no
///   connection is needed.</para>
///   <para>The answer is Allowed, ExplicitlyDenied, ImplicitlyDenied, or Indeterminate where something decides that is not known: Unknowns names it, and
///   -Context says it. A condition key that is not in -Context is not known; with -CompleteContext it is absent.</para>
/// </remarks>
/// <example>
///   <para>Asks a policy before it is attached.</para>
///   <code>
///   $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::logs/*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}'
///   Test-ZtAccess arn:aws:iam::111122223333:user/ann s3:GetObject arn:aws:s3:::logs/today -PolicyDocument $policy -ResourceAccountId 111122223333 -Context @{ 'aws:SecureTransport' = $true }
///   </code>
/// </example>
/// <example>
///   <para>Asks what the first user of the account may do.</para>
///   <code>
///   $snapshot = Get-ZtSnapshot
///   $user = $snapshot.Facts | Where-Object FactType -EQ 'iam-user' | Select-Object -First 1
///   Test-ZtAccess -Principal $user.Resource.Arn -Action iam:CreateUser, ec2:RunInstances -Snapshot $snapshot
///   </code>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "ZtAccess", DefaultParameterSetName = FactsSet)]
[OutputType(typeof(AccessTest))]
public sealed class TestZtAccessCommand : AssessmentCmdlet
{
    private const string FactsSet = "Facts";
    private const string TextSet = "Document";
    private const string FileSet = "Path";
    private Snapshot? _collected;

    /// <summary>ARN of the user, role, session or root that asks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PrincipalArn", "Arn")]
    [ValidateNotNullOrEmpty]
    public string[] Principal { get; set; } = [];

    /// <summary>Actions, such as s3:GetObject; without wildcards.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidatePattern("^[A-Za-z0-9-]+:[A-Za-z0-9]+$")]
    public string[] Action { get; set; } = [];

    /// <summary>ARNs of resources; * for actions that have none.</summary>
    [Parameter(Position = 2)]
    [Alias("ResourceArn")]
    [ValidateNotNullOrEmpty]
    public string[] Resource { get; set; } = ["*"];

    /// <summary>Condition keys of the request: a table of names to values; $null for a key that is certainly absent.</summary>
    [Parameter]
    public Hashtable? Context { get; set; }

    /// <summary>Takes condition keys that are not in -Context as absent.</summary>
    [Parameter]
    public SwitchParameter CompleteContext { get; set; }

    /// <summary>The account that owns the resource, where its ARN does not say so, as those of buckets.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public string? ResourceAccountId { get; set; }

    /// <summary>The principal's policies in JSON.</summary>
    [Parameter(ParameterSetName = TextSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string[] PolicyDocument { get; set; } = [];

    /// <summary>Files with the principal's policies in JSON.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The resource's policy in JSON or the path of its file, in the place of what the facts say.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ResourcePolicy { get; set; }

    /// <summary>A snapshot to take the policies from, instead of reading over the connection.</summary>
    [Parameter(ParameterSetName = FactsSet)]
    public Snapshot? Snapshot { get; set; }

    /// <inheritdoc/>
    private protected override void Process()
    {
        foreach (var text in Principal)
        {
            if (!RequestPrincipal.TryParse(text, null, out var principal))
            {
                throw new ZeroTrustException(ErrorIds.ArgumentInvalid, FailureKind.InvalidArgument, text, $"'{text}' is not the ARN of a user, role, session or root.", "Write arn:aws:iam::111122223333:user/name.");
            }

            foreach (var resource in Resource)
            {
                var policies = PoliciesOf(principal, resource);
                foreach (var action in Action)
                {
                    var request = new AccessRequest(principal, action, resource, RequestContextOf(), ResourceAccountId);
                    WriteObject(new AccessTest(request, PolicyEvaluator.Evaluate(request, policies)));
                }
            }
        }
    }

    private PolicySet PoliciesOf(RequestPrincipal principal, string resource)
    {
        var policies = ParameterSetName switch
        {
            TextSet => Given(PolicyDocument.Select((text, i) => new AttachedPolicy($"policy {i + 1}", Document(text, nameof(PolicyDocument))))),
            FileSet => Given(Path.Select(path => new AttachedPolicy(System.IO.Path.GetFileName(path), DocumentIn(path)))),
            _ => PrincipalPolicies.Of(Snapshot ?? (_collected ??= Collect(new CollectRequest(PrincipalPolicies.FactsRead))), principal, resource),
        };
        return ResourcePolicy is null ? policies : policies with
        {
            Resource = new AttachedPolicy("resource policy", TextOrFile(ResourcePolicy, nameof(ResourcePolicy))),
            UnknownLayers = [.. policies.UnknownLayers.Where(static layer => layer != PolicyLayer.Resource)],
        };
    }

    private static PolicySet Given(IEnumerable<AttachedPolicy> policies) => new() { Identity = [.. policies] };

    private RequestContext RequestContextOf()
    {
        var context = CompleteContext ? RequestContext.Complete : RequestContext.Incomplete;
        foreach (DictionaryEntry entry in Context ?? [])
        {
            context = context.With(entry.Key.ToString() ?? "", Values(entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value));
        }

        return context;
    }

    private static ContextValue Values(object? value) => value switch
    {
        null => ContextValue.Absent,
        string text => ContextValue.Of(text),
        IEnumerable list => ContextValue.Of([.. list.Cast<object?>().Select(Text)]),
        _ => ContextValue.Of(Text(value)),
    };

    // As AWS writes values: true and false in small letters, numbers and dates in no culture.
    private static string Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        bool truth => truth ? "true" : "false",
        DateTime date => date.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        var other => other?.ToString() ?? "",
    };
}
