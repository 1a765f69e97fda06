using System.Management.Automation;
using ZeroTrust.Core.Flow;
using ZeroTrust.Core.Planning.Intents;
using ZeroTrust.PowerShell.Binding;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Data;

/// <summary>Makes buckets encrypt with a KMS key by default, and on request refuse plain HTTP and other encryption.</summary>
/// <remarks>
/// <para>Sets SSE-KMS with a bucket key. -EnforceTls and -DenyUnencryptedPut add one statement each to
/// the bucket policy; everything else in it keeps
/// its meaning. Before anything is changed, the key is checked: it must be enabled, in the
/// bucket's region, and usable by those who write to the
///   bucket now.</para>
/// <para>New objects are encrypted with the key from then on; objects that are there already stay as
/// they are. A bucket that is in the wanted state is
///   left alone and said so. Undo-ZtChange puts encryption and policy back as they were.</para>
/// </remarks>
/// <example>
///   <para>Shows what encrypting all buckets without a KMS key would do.</para>
///   <code>Get-ZtFinding -Control BucketEncryptsWithKms -Status Fail | Set-ZtBucketEncryption -NewKey -WhatIf</code>
/// </example>
/// <example>
///   <para>Encrypts them with a new key per account and region, and refuses plain HTTP.</para>
///   <code>Get-ZtFinding -Control BucketEncryptsWithKms -Status Fail | Set-ZtBucketEncryption -NewKey -EnforceTls -Confirm:$false</code>
/// </example>
/// <example>
///   <para>Uses a key that is there already, for one bucket by name.</para>
///   <code>
///   $bucket = Get-ZtFinding -Control BucketEncryptsWithKms -Status Fail | Select-Object -First 1
///   Set-ZtBucketEncryption -BucketName $bucket.Resource.Id -KmsKeyId alias/data -WhatIf
///   </code>
/// </example>
[Cmdlet(
    VerbsCommon.Set,
    "ZtBucketEncryption",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = KeySet
)]
[OutputType(typeof(ChangeResult))]
[Enforces("G3.1", "G3.2")]
[Upholds("P5")]
public sealed class SetZtBucketEncryptionCommand : ResourceCmdlet
{
    private const string KeySet = "Key";
    private const string NewKeySet = "NewKey";

    /// <summary>Buckets: names, ARNs, or findings about buckets.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Bucket", "BucketArn", "InputObject")]
    [ResourceArgument("AWS::S3::Bucket", "BucketName", "BucketArn", "Bucket", "Name")]
    public ResourceArgument[] BucketName { get; set; } = [];

    /// <summary>The key: id, ARN or alias.</summary>
    [Parameter(ParameterSetName = KeySet, Mandatory = true, Position = 1)]
    [Alias("KeyId", "KeyArn")]
    [ValidateNotNullOrEmpty]
    public string? KmsKeyId { get; set; }

    /// <summary>Makes a customer key for each account and region, with a policy that lets the buckets' current writers use it.</summary>
    [Parameter(ParameterSetName = NewKeySet, Mandatory = true)]
    public SwitchParameter NewKey { get; set; }

    /// <summary>Adds the statement that denies requests without TLS.</summary>
    [Parameter]
    public SwitchParameter EnforceTls { get; set; }

    /// <summary>Adds the statement that denies uploads that ask for other encryption.</summary>
    [Parameter]
    public SwitchParameter DenyUnencryptedPut { get; set; }

    /// <summary>Id or name of the account that owns the buckets that are given by name; any
    /// account of the connection when absent.</summary>
    [Parameter]
    [Alias("AccountId")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string? Account { get; set; }

    /// <inheritdoc/>
    private protected override IReadOnlyList<ResourceArgument> Given => BucketName;

    /// <inheritdoc/>
    private protected override string Advice => "Pipe in findings about buckets, such as those of Get-ZtFinding -Control Bucket*.";

    /// <inheritdoc/>
    private protected override void End()
    {
        var owner = Account is null ? null : AccountIds([Account], RequireConnection().Aws.Info.Accounts).Single();
        foreach (var group in Resources.GroupBy(bucket => bucket.AccountId ?? owner))
        {
            var names = group.Select(static b => b.Name).Distinct(StringComparer.Ordinal).ToArray();
            Apply(PlanFor(new BucketEncryptionIntent(names, KmsKeyId, NewKey, EnforceTls, DenyUnencryptedPut, group.Key), BreakGlass));
        }
    }
}
