using System.Management.Automation;
using ZeroTrust.Core.Errors;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Forecasts;
using ZeroTrust.Policy.Layers;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Policy;

/// <summary>Says what a policy would have denied, from CloudTrail logs, before it is attached.</summary>
/// <remarks>
/// <para>Every request in the logs is decided again under the new policy. The answer is Breaks (it would be
/// denied), CannotTell (the record does not hold
/// what decides, and the reason names it) or Safe. Requests that were refused already, and those of
/// accounts and principals that the policy does not
///   concern, are left out; -Verbose says how many.</para>
/// <para>A service control policy is taken as attached beside FullAWSAccess. With -OldPolicyDocument or
/// -OldPath it is compared with what it replaces;
/// of service and resource control policies that only deny, the one of AWS that allows everything is
/// taken to stand beside them. -Layer forecasts a
///   permissions boundary, the policy of a user, role or resource, and so on. Several documents are attached together.</para>
/// <para>The policy of a resource is judged on requests to that resource only: the one of -ResourceArn, or that
/// its Resource elements name. Where it no longer
/// allows a caller of the same account the answer is CannotTell, as the caller's own policies may;
/// callers of other accounts, keys and roles need it.
///   Policies of VPC endpoints are judged on requests that came through an endpoint, session policies on sessions. Service-linked roles and
///   -ManagementAccountId are exempt from service and resource control policies.</para>
/// <para>A statement that was there before cannot newly deny what had been allowed under it: with the
/// old policy given fewer requests cannot be told.
///   Of the identity, boundary and session layer: a resource's own policy may still allow what they no longer do.</para>
/// <para>Where a request handed a role to a service, iam:PassRole is judged too, in a row of its own: no
/// record shows it, but the caller needs it.</para>
/// <para>Logs only show what they recorded: what runs once a quarter is not in a month of logs, and
/// data events are there only if the trail has them.
///   A record that two trails delivered counts twice. Log files of CloudTrail are read, and events as EventBridge, CloudWatch Logs and
///   "aws cloudtrail lookup-events" give them. Only ARNs need a connection or -Snapshot, and no file leaves the machine.</para>
/// </remarks>
/// <example>
///   <para>Shows what a limit of regions would break.</para>
///   <code>
///   $record = @{
///       eventVersion = '1.08'; eventTime = '2026-03-01T10:00:00Z'; eventSource = 'ec2.amazonaws.com'; eventName = 'RunInstances'
///       awsRegion = 'us-east-1'; recipientAccountId = '111122223333'
///       userIdentity = @{ type = 'IAMUser'; arn = 'arn:aws:iam::111122223333:user/ann'; accountId = '111122223333' }
///   }
///   @{ Records = @($record) } | ConvertTo-Json -Depth 9 | Set-Content ./trail.json
///   New-ZtScp -Template RegionLimit -AllowedRegion eu-west-1 -AsDocument | Test-ZtScp -TrailPath ./trail.json
///   </code>
/// </example>
/// <example>
///   <para>Tries a policy of one's own against a copy of the trail's bucket.</para>
///   <code>
///   $null = New-Item -ItemType Directory ./AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/01 -Force
///   '{"Records":[]}' | Set-Content ./AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/01/log.json
///   '{"Version":"2012-10-17","Statement":[{"Sid":"NoLeaving","Effect":"Deny",' +
///     '"Action":"organizations:LeaveOrganization","Resource":"*"}]}' |
///     Set-Content ./scp.json
///   Test-ZtScp -Path ./scp.json -TrailPath ./AWSLogs -AccountId 111122223333 | Where-Object Answer -NE Safe
///   </code>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "ZtScp", DefaultParameterSetName = TextSet)]
[OutputType(typeof(ForecastRow))]
[Assesses("G6.3")]
[Upholds("P5")]
public sealed class TestZtScpCommand : TrailCmdlet
{
    private const string TextSet = "Document";
    private const string FileSet = "Path";
    private readonly List<PolicyDocument> _documents = [];

    /// <summary>The policy in JSON, as New-ZtScp -AsDocument gives it, or the ARN of one of the
    /// connected accounts or of -Snapshot.</summary>
    [Parameter(
        ParameterSetName = TextSet,
        Mandatory = true,
        Position = 0,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true
    )]
    [Alias("Document", "Json")]
    [ValidateNotNullOrEmpty]
    public string[] PolicyDocument { get; set; } = [];

    /// <summary>Files with the policy in JSON.</summary>
    [Parameter(ParameterSetName = FileSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Accounts that the policy is for: those of the callers, or for policies of resources
    /// those of the resources. All when absent.</summary>
    [Parameter]
    [Alias("Account")]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [ValidatePattern("^[0-9]{12}$")]
    public string[] AccountId { get; set; } = [];

    /// <summary>The organization's management account, which service and resource control policies do not restrict.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [ValidatePattern("^[0-9]{12}$")]
    public string? ManagementAccountId { get; set; }

    /// <summary>ARNs of the users and roles that the policy is for. All when absent.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] PrincipalArn { get; set; } = [];

    /// <summary>What kind of policy it is.</summary>
    [Parameter]
    public PolicyLayer Layer { get; set; } = PolicyLayer.ServiceControl;

    /// <summary>The policies that it replaces, in JSON or by ARN; the ARN of a user or role stands for all its policies.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] OldPolicyDocument { get; set; } = [];

    /// <summary>Files with the policies that it replaces, in JSON.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] OldPath { get; set; } = [];

    /// <summary>For -Layer Resource: the resource that the policy is on; a bucket stands for its objects too. Taken from the Resource
    /// elements of the policy when absent.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] ResourceArn { get; set; } = [];

    /// <summary>For -Layer VpcEndpoint: the endpoints that the policy is on. All endpoints when absent.</summary>
    [Parameter]
    [ValidatePattern("^vpce-[0-9a-zA-Z]+$")]
    public string[] VpcEndpointId { get; set; } = [];

    /// <summary>The organization's identifier. Records do not hold it; with -OrganizationAccountId it is known for
    /// callers and resources of these accounts.</summary>
    [Parameter]
    [ValidatePattern("^o-[a-z0-9]+$")]
    public string? OrganizationId { get; set; }

    /// <summary>Accounts of the organization.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public string[] OrganizationAccountId { get; set; } = [];

    /// <inheritdoc/>
    private protected override void Process()
    {
        _documents.AddRange(PolicyDocument.Select(text => DocumentOf(text, nameof(PolicyDocument), Snapshot)));
        _documents.AddRange(Path.Select(DocumentIn));
    }

    /// <inheritdoc/>
    private protected override void End()
    {
        var old = OldPolicyDocument
            .Select(text => DocumentOf(text, nameof(OldPolicyDocument), Snapshot))
            .Concat(OldPath.Select(DocumentIn))
            .ToArray();
        if ((_documents.Count > 1 || old.Length > 1) && Layer is PolicyLayer.Boundary or PolicyLayer.Resource or PolicyLayer.VpcEndpoint)
        {
            throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                Layer.ToString(),
                $"There can be one policy of the kind {Layer}, and several were given.",
                "Give one document at a time."
            );
        }

        var forecast = new PolicyForecast(
            new PolicyChange(Layer, Together(old), Together(_documents))
            {
                Accounts = AccountId,
                Principals = PrincipalArn,
                ManagementAccount = ManagementAccountId,
                Resources = Layer == PolicyLayer.Resource ? ResourcesOf(old) : [],
                VpcEndpoints = VpcEndpointId,
                OrganizationId = OrganizationId,
                OrganizationAccounts = OrganizationAccountId,
            }
        );
        var unread = ReadTrails(forecast.AddAsync, "Reading CloudTrail logs");
        var report = forecast.Report();
        WarnOf([.. unread, .. report.Faults], report.Records);
        if (report.Merged > 0)
        {
            WriteWarning(
                $"There are too many different principals to list each: {report.Merged} records are in rows that say '(other "
                    + $"principals)'. -PrincipalArn and -AccountId keep to fewer."
            );
        }

        WriteVerbose(
            $"{report.Records} records: {report.CountOf(ForecastAnswer.Breaks)} break, {report.CountOf(ForecastAnswer.CannotTell)} cannot "
                + $"be told, {report.CountOf(ForecastAnswer.Safe)} are safe, {report.OutOfScope} do not count."
        );
        foreach (var (reason, count) in report.OutOfScopeReasons)
        {
            WriteVerbose($"Not counted: {count} {reason}.");
        }

        WriteObject(report.Rows, enumerateCollection: true);
    }

    private IReadOnlyList<string> ResourcesOf(IReadOnlyList<PolicyDocument> old) =>
        ResourceArn.Length > 0 ? ResourceArn
        : ResourcesOfPolicy.Of([.. old, .. _documents]) is { Count: > 0 } named ? named
        : throw new ZeroTrustException(
            ErrorIds.ArgumentInvalid,
            FailureKind.InvalidArgument,
            Layer.ToString(),
            "The policy does not tell which resource it is on: its Resource elements name none, several, or patterns.",
            "Give the resource with -ResourceArn, such as arn:aws:s3:::bucket."
        );

    // "FullAWSAccess" stands beside policies that only deny, and in the place of none.
    private IReadOnlyList<PolicyDocument> Together(IReadOnlyList<PolicyDocument> documents)
    {
        var onlyDeny = documents.All(static document => document.Statements.All(static statement => statement.Effect == Effect.Deny));
        return documents.Count == 0 || (onlyDeny && Layer is PolicyLayer.ServiceControl or PolicyLayer.ResourceControl)
            ? [PolicyChange.EverythingIn(Layer), .. documents]
            : documents;
    }
}
