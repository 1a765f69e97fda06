using System.Management.Automation;
using ZeroTrust.Core.Errors;
using ZeroTrust.Policy.Comparison;
using ZeroTrust.Policy.LeastPrivilege;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Identity;

/// <summary>Makes the smallest policy for what a user or role was seen to do in CloudTrail logs.</summary>
/// <remarks>
/// <para>The policy has the actions that were used, by service, on the resources that were used: exactly these, what their names begin with
///   (-ResourceScope Prefix), or all of the type in the account (-ResourceScope Type). Refused calls do not count.</para>
/// <para>iam:PassRole comes along where a request handed a role to a service, for that service only
/// (iam:PassedToService). Of an instance profile the log
///   does not tell the role: Uses then says so, and the statement has to be written by hand.</para>
/// <para>With -OldPolicyDocument or -OldPath, which take all policies of the principal, the new policy
/// never exceeds what these allow together: this is
/// proved, statement by statement; what does not fit is left out and told in Dropped, with a
/// warning where no proof was found. Conditions and
///   denials of the old policies are kept where they matter.</para>
/// <para>The object also has Uses: everything that was seen, each decided under the new policy. Logs only show
/// what they recorded: an action that runs once a
/// quarter is not in a month of logs, and reading of objects and messages is there only if the
/// trail has data events. Nothing is changed in AWS and
///   no file leaves the machine; only ARNs of old policies need a connection or -Snapshot.</para>
/// </remarks>
/// <example>
///   <para>Shows the policy for a user, with what it rests on.</para>
///   <code>
///   $record = @{
///       eventVersion = '1.08'; eventTime = '2026-03-01T10:00:00Z'; eventSource = 'sqs.amazonaws.com'; eventName = 'SendMessage'
///       awsRegion = 'eu-west-1'; recipientAccountId = '111122223333'
///       requestParameters = @{ queueUrl = 'https://sqs.eu-west-1.amazonaws.com/111122223333/orders' }
///       userIdentity = @{ type = 'IAMUser'; arn = 'arn:aws:iam::111122223333:user/ann'; accountId = '111122223333' }
///   }
///   @{ Records = @($record) } | ConvertTo-Json -Depth 9 | Set-Content ./trail.json
///   $result = New-ZtLeastPrivilegePolicy -PrincipalArn arn:aws:iam::111122223333:user/ann -TrailPath ./trail.json
///   $result.PolicyDocument
///   $result.Uses | Format-Table
///   </code>
/// </example>
/// <example>
///   <para>Narrows an existing policy, and checks the result against the logs once more.</para>
///   <code>
///   $record = @{
///       eventVersion = '1.08'; eventTime = '2026-03-01T10:00:00Z'; eventSource = 's3.amazonaws.com'; eventName = 'PutObject'
///       awsRegion = 'eu-west-1'; recipientAccountId = '111122223333'; requestParameters = @{ bucketName = 'data'; key = 'in/1.csv' }
///       userIdentity = @{ type = 'IAMUser'; arn = 'arn:aws:iam::111122223333:user/ann'; accountId = '111122223333' }
///   }
///   @{ Records = @($record) } | ConvertTo-Json -Depth 9 | Set-Content ./uploads.json
///   '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::data/*"}]}' | Set-Content ./old.json
///   $result = New-ZtLeastPrivilegePolicy arn:aws:iam::111122223333:user/ann ./uploads.json -OldPath ./old.json -ResourceScope Type
///   $result.Dropped
///   $result | Test-ZtScp -TrailPath ./uploads.json -Layer Identity -OldPath ./old.json -PrincipalArn $result.PrincipalArn
///   </code>
/// </example>
[Cmdlet(VerbsCommon.New, "ZtLeastPrivilegePolicy")]
[OutputType(typeof(LeastPrivilegeReport), typeof(string))]
[Enforces("G2.1")]
[Upholds("P2")]
public sealed class NewZtLeastPrivilegePolicyCommand : TrailCmdlet
{
    /// <summary>ARN of the user or role; that of a session of a role is understood as the role.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("RoleArn", "UserArn")]
    [ValidateNotNullOrEmpty]
    public string PrincipalArn { get; set; } = "";

    /// <summary>How far to go beyond the resources that were seen.</summary>
    [Parameter]
    public ResourceScope ResourceScope { get; set; } = ResourceScope.Exact;

    /// <summary>For every service of which something was read: allows its other actions that list and read
    /// too, on the resources that were seen.</summary>
    [Parameter]
    public SwitchParameter IncludeReadOnly { get; set; }

    /// <summary>The policies of the principal that the new one replaces and must not exceed
    /// together, in JSON or by ARN; the principal's own ARN
    /// stands for all policies that it has in the connected account or in -Snapshot.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] OldPolicyDocument { get; set; } = [];

    /// <summary>Files with the policies of the principal that the new one replaces and must not exceed together.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] OldPath { get; set; } = [];

    /// <summary>Gives the policy in JSON only.</summary>
    [Parameter]
    public SwitchParameter AsDocument { get; set; }

    /// <inheritdoc/>
    private protected override void End()
    {
        var old = OldPolicyDocument
            .Select(text => DocumentOf(text, nameof(OldPolicyDocument), Snapshot))
            .Concat(OldPath.Select(DocumentIn))
            .ToArray();
        var builder = Builder(
            new LeastPrivilegeOptions(PrincipalArn)
            {
                Scope = ResourceScope,
                IncludeReadOnly = IncludeReadOnly,
                Replaces = old,
            }
        );
        var unread = ReadTrails(builder.AddAsync, "Reading CloudTrail logs");
        var report = Await(token => Task.Run(() => builder.Build(token), token), "Making the policy");
        WarnOf([.. unread, .. report.Faults], report.Records);
        if (report.Records > 0 && report.Policy.Statements.Count == 0)
        {
            WriteWarning(
                $"The logs hold nothing that {PrincipalArn} did and that could be allowed: the policy has no "
                    + $"statement, which AWS does not take."
            );
        }

        if (report.Comparison is { Verdict: not ComparisonVerdict.NoNewAccess } nothing)
        {
            WriteWarning($"Nothing could be proved about the old policies, so the new one allows nothing: {nothing.Reason}");
        }

        foreach (var unproved in report.Dropped.Where(static dropped => dropped.IsUnproved).Take(MostWarnings))
        {
            WriteWarning($"{unproved.Action} on {unproved.Resource} is left out: {unproved.Reason}");
        }

        WriteVerbose(
            $"{report.Records} records; {report.OutOfScope} are of others, were refused or need no permission. "
                + $"Dropped: {report.Dropped.Count}."
        );
        WriteObject(AsDocument ? report.Policy.ToJson(indented: true) : report);
    }

    private static LeastPrivilegeBuilder Builder(LeastPrivilegeOptions options)
    {
        try
        {
            return new LeastPrivilegeBuilder(options);
        }
        catch (FormatException problem)
        {
            throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                options.PrincipalArn,
                problem.Message,
                "Give an ARN such as arn:aws:iam::111122223333:role/app.",
                problem
            );
        }
    }
}
