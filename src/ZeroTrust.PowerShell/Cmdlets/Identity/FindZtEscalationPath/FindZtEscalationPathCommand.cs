using System.Management.Automation;
using ZeroTrust.Core.Access;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Escalation;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.PowerShell.Binding;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Identity;

/// <summary>Finds who can become an administrator, on which way, and which statements to remove so that nobody can.</summary>
/// <remarks>
/// <para>Follows every path of the public catalogue at https://pathfinding.cloud over any number of
/// steps: over roles, users, groups, services and
/// accounts, through several policies of one principal. Boundaries, service control policies and the
/// conditions of trust hold at each step. The shortest
///   way of each principal comes out; Steps has the requests that it takes and the statements that decide each.</para>
/// <para>What is not known makes a way a possible one: a condition such as MFA, policies that could not
/// be read, whether a function works with a role.
/// Warnings say what could not be read and how many possible ways there are; -IncludePossible shows
/// them. Policies of sessions, sign-in over identity
///   providers, and keys that lie about in code are not looked at.</para>
/// <para>With -PolicyDocument or -Path it is asked what a principal with these policies could do in the
/// worst account for them: every user, role, group
/// and policy that they name is there and is an administrator's, and roles can be used by every
/// service and by the account. The account is that of
/// -Principal, otherwise the one that the policies name most. A way there needs such a target; without one, these
/// policies alone open none in that account.</para>
/// <para>-SmallestCut gives the fewest statements of identity and trust policies without which no way is
/// left. Administrators stay administrators.</para>
/// </remarks>
/// <example>
///   <para>Finds all ways in the connected accounts, and shows the first with its evidence.</para>
///   <code>
///   $ways = Find-ZtEscalationPath
///   $ways
///   $ways | Select-Object -First 1 | Format-List
///   </code>
/// </example>
/// <example>
///   <para>Asks what two policies allow together that neither allows alone.</para>
///   <code>
///   $pass = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"*"}]}'
///   $run = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:RunInstances","Resource":"*"}]}'
///   Find-ZtEscalationPath -PolicyDocument $pass, $run
///   </code>
/// </example>
/// <example>
///   <para>Shows the statements to remove, and who has them.</para>
///   <code>Get-ZtSnapshot | Find-ZtEscalationPath -SmallestCut | Format-List</code>
/// </example>
[Cmdlet(VerbsCommon.Find, "ZtEscalationPath", DefaultParameterSetName = FactsSet)]
[OutputType(typeof(EscalationFinding), typeof(EscalationCutFinding))]
[Assesses("G2.1")]
[Upholds("P3")]
public sealed class FindZtEscalationPathCommand : AssessmentCmdlet
{
    private const string FactsSet = "Facts";
    private const string SnapshotSet = "Snapshot";
    private const string TextSet = "Document";
    private const string FileSet = "Path";
    private const int MostGaps = 5;
    private readonly List<string> _principals = [];
    private readonly List<string> _files = [];
    private readonly List<Snapshot> _snapshots = [];
    private bool _isAsked;

    /// <summary>ARNs of users and roles, with wildcards if wanted; everyone when not given. With -PolicyDocument or -Path: the one
    /// user or role that has the policies.</summary>
    [Parameter(ParameterSetName = FactsSet, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = SnapshotSet, Position = 0)]
    [Parameter(ParameterSetName = TextSet, Position = 0)]
    [Parameter(ParameterSetName = FileSet, Position = 0)]
    [Alias("PrincipalArn", "Arn")]
    [SupportsWildcards]
    [PrincipalName]
    [ValidateNotNullOrEmpty]
    public string[] Principal { get; set; } = [];

    /// <summary>A snapshot to take the policies from, instead of reading over the connection.</summary>
    [Parameter(ParameterSetName = FactsSet)]
    [Parameter(ParameterSetName = SnapshotSet, Mandatory = true, ValueFromPipeline = true)]
    [Alias("InputObject")]
    public Snapshot? Snapshot { get; set; }

    /// <summary>A principal's policies in JSON.</summary>
    [Parameter(ParameterSetName = TextSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string[] PolicyDocument { get; set; } = [];

    /// <summary>Files with a principal's policies in JSON.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Shows ways as well that hang on something that is not known.</summary>
    [Parameter]
    public SwitchParameter IncludePossible { get; set; }

    /// <summary>Shows those as well who are administrators already.</summary>
    [Parameter]
    public SwitchParameter IncludeAdministrator { get; set; }

    /// <summary>Gives the fewest statements whose removal leaves no way, instead of the ways.</summary>
    [Parameter]
    public SwitchParameter SmallestCut { get; set; }

    private IEscalationEngine Engine => Session.Host.Escalation;

    /// <inheritdoc/>
    private protected override void Process()
    {
        _isAsked = true;
        _principals.AddRange(Principal.Except(_principals));
        if (Snapshot is not null && !_snapshots.Contains(Snapshot))
        {
            _snapshots.Add(Snapshot);
        }

        _files.AddRange(Path.Except(_files));
    }

    /// <inheritdoc/>
    private protected override void End()
    {
        // Nothing came down the pipeline: nobody was asked for.
        if (!_isAsked)
        {
            return;
        }

        switch (ParameterSetName)
        {
            case TextSet:
                Show(
                    Engine.Search(
                        [.. PolicyDocument.Select((text, i) => ($"policy-{i + 1}", Document(text, nameof(PolicyDocument))))],
                        Holder()
                    )
                );
                break;
            case FileSet:
                Show(
                    Engine.Search(
                        [.. _files.Select(path => (System.IO.Path.GetFileNameWithoutExtension(path), DocumentIn(path)))],
                        Holder()
                    )
                );
                break;
            default:
                if (_snapshots.Count == 0)
                {
                    _snapshots.Add(Collect(new CollectRequest(Engine.FactsRead)));
                }

                foreach (var snapshot in _snapshots)
                {
                    var search = Engine.Search(snapshot);
                    WarnOfGaps(search.Gaps);
                    if (_principals.Count == 0 || Choose(search))
                    {
                        Show(search);
                    }
                }

                break;
        }
    }

    private string? Holder() =>
        _principals switch
        {
            [] => null,
            [var arn] when Engine.IsHolder(arn) => arn,
            _ => throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                string.Join(", ", _principals),
                "Given policies belong to one user or role.",
                "Give -Principal one ARN such as arn:aws:iam::111122223333:user/name, or leave it out."
            ),
        };

    private bool Choose(IEscalationSearch search)
    {
        var candidates = Work(() => search.Candidates.ToList());
        var chosen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in _principals)
        {
            var pattern = Wildcards.Of(text, WildcardOptions.CultureInvariant);
            var found = candidates.Where(c => c == text || pattern.IsMatch(c)).ToList();
            chosen.UnionWith(found);
            if (found.Count > 0)
            {
                continue;
            }

            WriteFailure(
                new ZeroTrustException(
                    ErrorIds.ArgumentInvalid,
                    FailureKind.InvalidArgument,
                    text,
                    $"There is no user or role '{text}' among what was read, so its ways are not known.",
                    "Give the ARN of a user or role of the connected accounts or of -Snapshot; wildcards may be used."
                )
            );
        }

        search.Starts = chosen;
        return chosen.Count > 0;
    }

    private void Show(IEscalationSearch search)
    {
        if (SmallestCut)
        {
            ShowCut(search);
            return;
        }

        var (found, possible, administrators) = Work(() =>
            (
                search.Find(IncludePossible).ToList(),
                IncludePossible ? 0 : search.CountOnlyPossible(),
                IncludeAdministrator ? search.FindAdministrators().ToList() : []
            )
        );
        foreach (var finding in found.Concat(administrators))
        {
            Stop.ThrowIfCancellationRequested();
            WriteObject(finding);
        }

        if (possible > 0)
        {
            WriteWarning(
                $"{possible} more {(possible == 1 ? "principal" : "principals")} may be able to become administrator, depending on what "
                    + $"is not known. -IncludePossible shows them."
            );
        }
    }

    private void ShowCut(IEscalationSearch search)
    {
        var (statements, remaining) = Work(() => search.FindSmallestCut(IncludePossible));
        WriteObject(statements, enumerateCollection: true);
        if (remaining is not null)
        {
            WriteWarning($"No removal of statements cuts this way: {remaining}");
        }
    }

    private T Work<T>(Func<T> work) => Await(token => Task.Run(work, token), "Following paths of escalation");

    private void WarnOfGaps(IReadOnlyList<PolicyGap> gaps)
    {
        if (gaps.Count == 0)
        {
            return;
        }

        var some = string.Join("; ", gaps.Take(MostGaps).Select(static g => g.ToString()));
        var more = gaps.Count > MostGaps ? $"; and {gaps.Count - MostGaps} more" : "";
        WriteWarning($"Not everything is known, so ways may be missing: {some}{more}.");
    }
}
