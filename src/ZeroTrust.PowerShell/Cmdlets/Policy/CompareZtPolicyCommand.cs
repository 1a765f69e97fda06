using System.Management.Automation;
using ZeroTrust.Policy.Comparison;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Policy;

/// <summary>Says whether a new policy allows anything that the old one does not.</summary>
/// <remarks>
///   <para>The answer is NoNewAccess, which is proved; NewAccess, with a request that only the new policy allows; or Undecided, with the construct that
///   stands in the way. Both policies are of the same kind: both of identities, or both of the same resource. No connection is needed.</para>
///   <para>Each of the two is JSON text or the path of a file.</para>
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
[Cmdlet(VerbsData.Compare, "ZtPolicy")]
[OutputType(typeof(PolicyComparison))]
public sealed class CompareZtPolicyCommand : ZeroTrustCmdlet
{
    /// <summary>The old policy: JSON text or the path of a file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Old", "OldPolicyDocument", "OldPath")]
    [ValidateNotNullOrEmpty]
    public string ReferencePolicy { get; set; } = "";

    /// <summary>The new policy: JSON text or the path of a file.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("New", "NewPolicyDocument", "NewPath", "FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string DifferencePolicy { get; set; } = "";

    /// <inheritdoc/>
    private protected override void Process() =>
        WriteObject(PolicyComparer.Compare(TextOrFile(ReferencePolicy, nameof(ReferencePolicy)), TextOrFile(DifferencePolicy, nameof(DifferencePolicy))));
}
