using System.Management.Automation;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Policy.Comparison;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Policy;

/// <summary>Says whether a new policy allows anything that the old one does not.</summary>
/// <remarks>
/// <para>The answer is NoNewAccess, which is proved; NewAccess, with a request that only the new policy
/// allows; or Undecided, with the construct that
///   stands in the way. Both policies are of the same kind: both of identities, or both of the same resource.</para>
/// <para>Each of the two is JSON text, the path of a file, or the ARN of a policy, user, group, role,
/// bucket or key of the connected accounts or of
/// -Snapshot. A user or role stands for all its policies together, without boundaries and service control
/// policies. Only ARNs need a connection.</para>
/// </remarks>
/// <example>
///   <para>Compares a wider policy with a narrower one.</para>
///   <code>
///   $old = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::logs/*"}]}'
///   $new = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::logs/*"}]}'
///   Compare-ZtPolicy -ReferencePolicy $old -DifferencePolicy $new
///   </code>
/// </example>
/// <example>
///   <para>Fails a build when a policy file gives more than before.</para>
///   <code>
///   '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:*","Resource":"*"}]}' | Set-Content ./old.json
///   '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}]}' | Set-Content ./new.json
///   if ((Compare-ZtPolicy ./old.json ./new.json).Verdict -ne 'NoNewAccess') { throw 'The policy gives new access.' }
///   </code>
/// </example>
/// <example>
///   <para>Asks whether one user may do something that another one may not.</para>
///   <code>
///   $snapshot = Get-ZtSnapshot
///   $users = $snapshot.Facts | Where-Object FactType -EQ 'iam-user' | Select-Object -First 2
///   Compare-ZtPolicy $users[0].Resource.Arn $users[1].Resource.Arn -Snapshot $snapshot
///   </code>
/// </example>
[Cmdlet(VerbsData.Compare, "ZtPolicy")]
[OutputType(typeof(PolicyComparison))]
[Assesses("G2.1")]
[Upholds("P2")]
public sealed class CompareZtPolicyCommand : PolicyCmdlet
{
    /// <summary>The old policy: JSON text, the path of a file, or an ARN.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Old", "OldPolicyDocument", "OldPath")]
    [ValidateNotNullOrEmpty]
    public string ReferencePolicy { get; set; } = "";

    /// <summary>The new policy: JSON text, the path of a file, or an ARN.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("New", "NewPolicyDocument", "NewPath", "FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string DifferencePolicy { get; set; } = "";

    /// <summary>A snapshot to take the policies of ARNs from, instead of reading over the connection.</summary>
    [Parameter]
    public Snapshot? Snapshot { get; set; }

    /// <inheritdoc/>
    private protected override void Process() =>
        WriteObject(
            PolicyComparer.Compare(
                PolicyOf(ReferencePolicy, nameof(ReferencePolicy), Snapshot),
                PolicyOf(DifferencePolicy, nameof(DifferencePolicy), Snapshot)
            )
        );
}
