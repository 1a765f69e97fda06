using System.Collections;
using System.Management.Automation;
using ZeroTrust.Core.Access;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Layers;
using ZeroTrust.PowerShell.Binding;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Identity;

/// <summary>Says whether a principal may do something, and which statement decides.</summary>
/// <remarks>
/// <para>The policies are those of the account: the principal's own, those of its groups, its boundary, the
/// service control policies above its account and
/// the policy of the bucket, KMS key or role that is asked for, from -Snapshot or read over the connection.
/// With -PolicyDocument or -Path the principal's
///   policies are given, no connection is needed, and layers that are not given are taken as none. -PermissionsBoundary, -SessionPolicy,
/// -ServiceControlPolicy, -ResourceControlPolicy and -ResourcePolicy give a layer, also in the place of
/// what the facts say: what would happen if.</para>
/// <para>The answer is Allowed, ExplicitlyDenied, ImplicitlyDenied, or Indeterminate where something
/// decides that is not known: Unknowns names it, and
/// -Context says it. A condition key that is not in -Context is not known, unless it follows from principal,
/// resource or facts; with -CompleteContext it is
/// absent. Layers shows what each kind of policy says (Format-List). Not part of the facts, and taken as
/// none: policies of sessions, grants on KMS keys,
///   access control lists, policies of VPC endpoints.</para>
/// </remarks>
/// <example>
///   <para>Asks a policy before it is attached.</para>
///   <code>
///   $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject",' +
///     '"Resource":"arn:aws:s3:::logs/*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}'
///   $of = @{ PolicyDocument = $policy; ResourceAccountId = '111122223333'; Context = @{ 'aws:SecureTransport' = $true } }
///   Test-ZtAccess arn:aws:iam::111122223333:user/ann s3:GetObject arn:aws:s3:::logs/today @of
///   </code>
/// </example>
/// <example>
///   <para>Asks what the first user of the account may do, and would under a service control policy at the account's own level.</para>
///   <code>
///   $snapshot = Get-ZtSnapshot
///   $user = $snapshot.Facts | Where-Object FactType -EQ 'iam-user' | Select-Object -First 1
///   $user | Test-ZtAccess -Action iam:CreateUser, ec2:RunInstances -Snapshot $snapshot
///   $deny = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"iam:Create*","Resource":"*"}]}'
///   $user |
///     Test-ZtAccess -Action iam:CreateUser -Snapshot $snapshot -ServiceControlPolicy FullAWSAccess, @('FullAWSAccess', $deny) |
///     Format-List
///   </code>
/// </example>
/// <example>
///   <para>Asks whether anybody may read an object without credentials, and whether an AWS service may write one.</para>
///   <code>
///   $bucket = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:PutObject",' +
///     '"Principal":{"Service":"cloudtrail.amazonaws.com"},"Resource":"arn:aws:s3:::logs/*"}]}'
///   $actions = 's3:GetObject', 's3:PutObject'
///   Test-ZtAccess -Principal *, cloudtrail.amazonaws.com $actions arn:aws:s3:::logs/today -ResourcePolicy $bucket
///   </code>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "ZtAccess", DefaultParameterSetName = FactsSet)]
[OutputType(typeof(AccessTest))]
[Assesses("G2.1")]
[Upholds("P1")]
public sealed class TestZtAccessCommand : AccessCmdlet
{
    private const string FactsSet = "Facts";
    private const string TextSet = "Document";
    private const string FileSet = "Path";

    /// <summary>Who asks: the ARN of a user, role, session or root; an account's number for its root; * for someone without credentials;
    /// lambda.amazonaws.com for a service; the ARN of an identity provider. Also facts and findings about users and roles.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PrincipalArn", "Arn")]
    [PrincipalArgument]
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

    /// <summary>The account that owns the resource, where neither its ARN nor the facts say so.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public string? ResourceAccountId { get; set; }

    /// <summary>The principal's identity policies in JSON; all together are asked.</summary>
    [Parameter(ParameterSetName = TextSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] PolicyDocument { get; set; } = [];

    /// <summary>Files with the principal's identity policies in JSON; all of one -Path together are asked,
    /// files from the pipeline one by one.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
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
        var facts = ParameterSetName == FactsSet && !ResourceSaysAll() ? PoliciesOf(Snapshot) : null;
        var identity = IdentityOf();
        var given = ResourcePolicy is null
            ? Given
            : Given with
            {
                Resource = Policy(ResourcePolicy, "resource policy", nameof(ResourcePolicy)),
            };
        var context = ContextOf(Context, CompleteContext);
        if (facts is not null)
        {
            WarnOfGrants(Resource);
        }

        foreach (var principal in Principal.Select(text => PrincipalOf(text, facts)))
        {
            foreach (var resource in Resource)
            {
                var found = given.Over(
                    facts?.PoliciesOf(principal, resource) ?? new PrincipalPolicySet(new PolicySet { Identity = identity }, [], null)
                );
                var owner = ResourceAccountId ?? found.ResourceAccountId;
                foreach (var action in Action)
                {
                    Stop.ThrowIfCancellationRequested();
                    var request = new AccessRequest(
                        principal,
                        action,
                        resource,
                        facts?.WithFacts(context, principal, owner) ?? context,
                        owner
                    );
                    WriteObject(new AccessTest(request, PolicyEvaluator.Evaluate(request, found.Policies)) { Gaps = found.Gaps });
                }
            }
        }
    }

    /// <summary>Whether nobody who asks has policies, and the resource's is given: then there is nothing to read,
    /// and no connection is needed for it.</summary>
    private bool ResourceSaysAll() =>
        ResourcePolicy is not null
        && Snapshot is null
        && Session.Connection is null
        && Principal.All(static text => PrincipalOf(text, null).Account is null);

    private LayerPolicy[] IdentityOf() =>
        ParameterSetName switch
        {
            TextSet =>
            [
                .. PolicyDocument.Select(static (text, i) => new LayerPolicy($"policy {i + 1}", Document(text, nameof(PolicyDocument)))),
            ],
            FileSet => [.. Path.Select(path => new LayerPolicy(System.IO.Path.GetFileName(path), DocumentIn(path)))],
            _ => [],
        };
}
