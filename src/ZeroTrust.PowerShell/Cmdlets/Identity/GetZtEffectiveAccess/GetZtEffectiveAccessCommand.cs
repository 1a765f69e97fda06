using System.Collections;
using System.Management.Automation;
using ZeroTrust.Core.Access;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Policy.Catalogue;
using ZeroTrust.Policy.Layers;
using ZeroTrust.Policy.Principals;
using ZeroTrust.PowerShell.Binding;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Identity;

/// <summary>Shows all that a principal can do over all layers of policy, or who can do something to a resource.</summary>
/// <remarks>
/// <para>With -Principal: one object for each part of what it can do, with actions as few patterns,
/// resources, conditions, what boundary, session and
/// service control policies leave of it (Limits), what is denied (Exceptions), and the statements that
/// grant it. Access is Granted where nothing else has
/// to be met, Limited where something has, and with -IncludeBlocked also Blocked, which is what its
/// policies grant and another layer takes away wholly.
/// Policies of buckets, KMS keys and roles of its own account count as well. Resources of other accounts
/// also need a policy there, and roles and KMS keys
///   one that names the principal or its account: ask for these one by one.</para>
/// <para>With -Action and -Resource: every user and role of the snapshot, in all its accounts, that can
/// do it for certain, and then those that might, with
/// what would have to be known; also everyone, services and outsiders whom the resource's policy names.
/// Nobody else of the snapshot can; root users are not
/// listed, as they can do everything in their account. What the snapshot does not hold is told in a warning
/// and in Unknowns, and never taken for none.</para>
/// <para>Policies come from -Snapshot or are read over the connection. With -PolicyDocument or -Path the
/// principal's policies are given, and no connection
/// is needed. -PermissionsBoundary, -SessionPolicy, -ServiceControlPolicy and -ResourceControlPolicy give a
/// layer, in the place of what the facts say.</para>
/// </remarks>
/// <example>
///   <para>Shows what the first user of the account can do, and what other layers take away from its policies.</para>
///   <code>
///   $snapshot = Get-ZtSnapshot
///   $snapshot.Facts | Where-Object FactType -EQ 'iam-user' | Select-Object -First 1 |
///     Get-ZtEffectiveAccess -Snapshot $snapshot -IncludeBlocked
///   </code>
/// </example>
/// <example>
///   <para>Shows who can delete users, in all accounts.</para>
///   <code>Get-ZtEffectiveAccess -Action iam:DeleteUser -Context @{ 'aws:MultiFactorAuthPresent' = $true }</code>
/// </example>
/// <example>
///   <para>Shows what a policy leaves within a boundary and a service control policy, before anything is attached.</para>
///   <code>
///   $policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*","ec2:Describe*"],"Resource":"*"}]}'
///   $boundary = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::team-*"}]}'
///   $deny = '{"Version":"2012-10-17","Statement":[{"Sid":"KeepBuckets","Effect":"Deny","Action":"s3:DeleteBucket*","Resource":"*"}]}'
///   $scp = , @('FullAWSAccess', $deny)
///   Get-ZtEffectiveAccess -PolicyDocument $policy -PermissionsBoundary $boundary -ServiceControlPolicy $scp -IncludeBlocked
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "ZtEffectiveAccess", DefaultParameterSetName = WhoSet)]
[OutputType(typeof(EffectiveAccessEntry), ParameterSetName = [FactsSet, TextSet, FileSet])]
[OutputType(typeof(AccessTest), ParameterSetName = [WhoSet])]
[Assesses("G2.1")]
[Upholds("P3")]
public sealed class GetZtEffectiveAccessCommand : AccessCmdlet
{
    private const string WhoSet = "Who";
    private const string FactsSet = "Facts";
    private const string TextSet = "Document";
    private const string FileSet = "Path";
    private const string Anyone = "arn:aws:iam::111122223333:user/anyone";
    private const int MostGaps = 5;

    /// <summary>Whose access to show: the ARN of a user, role, session or root; also facts and findings about
    /// users and roles. With given policies it may be
    /// left out, and then is some user.</summary>
    [Parameter(ParameterSetName = FactsSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = TextSet, Position = 0)]
    [Parameter(ParameterSetName = FileSet, Position = 0)]
    [Alias("PrincipalArn", "Arn")]
    [PrincipalArgument]
    [ValidateNotNullOrEmpty]
    public string[] Principal { get; set; } = [];

    /// <summary>With -Principal: only these actions, with wildcards such as s3:*. Without: the actions to
    /// find the principals of, without wildcards.</summary>
    [Parameter(ParameterSetName = WhoSet, Mandatory = true)]
    [Parameter(ParameterSetName = FactsSet)]
    [Parameter(ParameterSetName = TextSet)]
    [Parameter(ParameterSetName = FileSet)]
    [ValidatePattern("^(\\*|[A-Za-z0-9*?-]+:[A-Za-z0-9*?]+)$")]
    public string[] Action { get; set; } = [];

    /// <summary>ARNs of resources to find the principals of; * for actions that have none.</summary>
    [Parameter(ParameterSetName = WhoSet)]
    [Alias("ResourceArn")]
    [ValidateNotNullOrEmpty]
    public string[] Resource { get; set; } = ["*"];

    /// <summary>Condition keys of the request: a table of names to values; $null for a key that is certainly absent.
    /// Keys that are not in it are not known.</summary>
    [Parameter(ParameterSetName = WhoSet)]
    public Hashtable? Context { get; set; }

    /// <summary>Takes condition keys that are not in -Context as absent.</summary>
    [Parameter(ParameterSetName = WhoSet)]
    public SwitchParameter CompleteContext { get; set; }

    /// <summary>The account that owns the resource, where neither its ARN nor the facts say so.</summary>
    [Parameter(ParameterSetName = WhoSet)]
    [ValidatePattern("^[0-9]{12}$")]
    public string? ResourceAccountId { get; set; }

    /// <summary>The resource's policy in JSON or the path of its file, in the place of what the facts say.</summary>
    [Parameter(ParameterSetName = WhoSet)]
    [ValidateNotNullOrEmpty]
    public string? ResourcePolicy { get; set; }

    /// <summary>Identity policies in JSON; what all together allow is shown.</summary>
    [Parameter(ParameterSetName = TextSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] PolicyDocument { get; set; } = [];

    /// <summary>Files with identity policies in JSON; what all of one -Path together allow is shown. Files from the pipeline are shown
    /// one by one, where -Principal is given.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>A snapshot to take the policies from, instead of reading over the connection.</summary>
    [Parameter(ParameterSetName = FactsSet)]
    [Parameter(ParameterSetName = WhoSet, ValueFromPipeline = true)]
    public Snapshot? Snapshot { get; set; }

    /// <summary>Shows also what policies grant and another layer takes away wholly.</summary>
    [Parameter(ParameterSetName = FactsSet)]
    [Parameter(ParameterSetName = TextSet)]
    [Parameter(ParameterSetName = FileSet)]
    public SwitchParameter IncludeBlocked { get; set; }

    /// <inheritdoc/>
    private protected override void Process()
    {
        switch (ParameterSetName)
        {
            case WhoSet:
                ShowWhoCan(PoliciesOf(Snapshot));
                break;
            case FactsSet:
                Known(Action);
                var facts = PoliciesOf(Snapshot);
                foreach (var principal in Principal.Select(text => PrincipalOf(text, facts)))
                {
                    Show(principal, Given.Over(facts.PoliciesOf(principal, "*")), facts);
                }

                break;
            default:
                Known(Action);
                LayerPolicy[] identity =
                    ParameterSetName == TextSet
                        ?
                        [
                            .. PolicyDocument.Select(
                                static (text, i) => new LayerPolicy($"policy {i + 1}", Document(text, nameof(PolicyDocument)))
                            ),
                        ]
                        : [.. Path.Select(path => new LayerPolicy(System.IO.Path.GetFileName(path), DocumentIn(path)))];
                foreach (var principal in (Principal.Length == 0 ? [Anyone] : Principal).Select(static text => PrincipalOf(text, null)))
                {
                    Show(principal, Given.Over(new PrincipalPolicySet(new PolicySet { Identity = identity }, [], null)), null);
                }

                break;
        }
    }

    private void Show(RequestPrincipal principal, PrincipalPolicySet found, SnapshotPolicies? facts)
    {
        Stop.ThrowIfCancellationRequested();
        if (principal.Account is null)
        {
            throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                principal.ToString(),
                $"{principal} has no identity policies: only policies of resources say what it can do.",
                "Ask with -Action and -Resource, or with Test-ZtAccess."
            );
        }

        var answer = AccessSearch.Describe(principal, found, facts?.ResourcesOf(principal.Account) ?? ([], []), Action, IncludeBlocked);
        if (answer.Unknowns.Count > 0)
        {
            WriteWarning($"{principal}: not known, so it may be able to do more or less: {Some(answer.Unknowns)}.");
        }

        WriteObject(answer.Entries, enumerateCollection: true);
    }

    private void ShowWhoCan(SnapshotPolicies facts)
    {
        if (
            Action.FirstOrDefault(static a => a.Contains('*', StringComparison.Ordinal) || a.Contains('?', StringComparison.Ordinal)) is
            { } pattern
        )
        {
            throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                pattern,
                $"'{pattern}' has wildcards: who can do all of it is not one question.",
                "Name actions, or ask for one principal with -Principal."
            );
        }

        Known(Action);
        if (facts.Gaps.Count > 0)
        {
            WriteWarning($"Perhaps others can as well: {Some([.. facts.Gaps.Select(static g => g.ToString())])}.");
        }

        WarnOfGrants(Resource);
        var given = ResourcePolicy is null
            ? Given
            : Given with
            {
                Resource = Policy(ResourcePolicy, "resource policy", nameof(ResourcePolicy)),
            };
        var context = ContextOf(Context, CompleteContext);
        foreach (var resource in Resource)
        {
            if (given.Resource is null && facts.Resource(resource).Gap is { } gap)
            {
                WriteWarning($"{gap}: it may let in others, and keep out these.");
            }

            foreach (var action in Action)
            {
                Stop.ThrowIfCancellationRequested();
                WriteObject(AccessSearch.WhoCan(facts, action, resource, given, context, ResourceAccountId), enumerateCollection: true);
            }
        }
    }

    /// <summary>An action that nobody knows matches nothing, which must not look like an answer.</summary>
    private void Known(string[] actions)
    {
        foreach (var action in actions.Where(static a => IamCatalogue.Default.Expand(a).Count == 0))
        {
            WriteWarning($"The catalogue of IAM actions ({IamCatalogue.Default.UpdatedAt:yyyy-MM-dd}) does not have '{action}'.");
        }
    }

    private static string Some(IReadOnlyList<string> words) =>
        string.Join("; ", words.Take(MostGaps)) + (words.Count > MostGaps ? $"; and {words.Count - MostGaps} more" : "");
}
