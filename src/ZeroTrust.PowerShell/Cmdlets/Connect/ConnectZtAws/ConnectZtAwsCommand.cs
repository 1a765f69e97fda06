using System.Management.Automation;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.PowerShell.Completion;
using ZeroTrust.PowerShell.Guide;
using ZeroTrust.PowerShell.Loading;
using ZeroTrust.PowerShell.Pipeline;

namespace ZeroTrust.PowerShell.Cmdlets.Connect;

/// <summary>Connects this session to an AWS account, an organization, the sandbox or a saved snapshot.</summary>
/// <remarks>
/// <para>Without parameters the credentials come from where the AWS SDK for .NET finds them:
/// environment variables, the default profile, a web
///   identity, a container or an instance. Profiles with SSO or role assumption work too. When AWS Tools for PowerShell has set
///   $StoredAWSCredentials and $StoredAWSRegion in the session, and no parameter says otherwise, those are used.</para>
/// <para>Connecting only reads: it asks who the caller is, which regions are enabled and, with
/// -Organization, which accounts there are. An account
///   that cannot be entered is not the end: it stays in the snapshot as a gap with its reason.</para>
/// <para>The sandbox is an AWS in memory with a management account and three members that have
/// believable trouble in all six steps. Nothing leaves the
///   machine, and it is gone when the session ends.</para>
/// </remarks>
/// <example>
///   <para>Looks around in the sandbox; no account is needed.</para>
///   <code>Connect-ZtAws -Sandbox</code>
/// </example>
/// <example>
///   <para>Uses a named profile and looks at two regions only.</para>
///   <code>Connect-ZtAws -ProfileName audit -Region eu-west-1, eu-central-1</code>
/// </example>
/// <example>
///   <para>Goes through every account of the organization with a role of one's own.</para>
///   <code>Connect-ZtAws -ProfileName management -Organization -OrganizationRoleName SecurityAudit</code>
/// </example>
/// <example>
///   <para>Works offline on a snapshot that somebody else has taken.</para>
///   <code>
///   Connect-ZtAws -Sandbox
///   Get-ZtSnapshot | Export-ZtSnapshot -Path ./monday.ztsnapshot.json.gz -Force
///   Connect-ZtAws -Snapshot ./monday.ztsnapshot.json.gz
///   Get-ZtFinding -Status Fail -Severity Critical
///   </code>
/// </example>
[Cmdlet(VerbsCommunications.Connect, "ZtAws", DefaultParameterSetName = ProfileSet)]
[OutputType(typeof(ConnectionInfo))]
[Upholds("P1", "P4")]
public sealed class ConnectZtAwsCommand : ZeroTrustCmdlet
{
    private const string ProfileSet = "Profile";
    private const string KeySet = "Keys";
    private const string SandboxSet = "Sandbox";
    private const string SnapshotSet = "Snapshot";

    /// <summary>Profile in the AWS configuration files, or in the SDK store.</summary>
    [Parameter(ParameterSetName = ProfileSet, Position = 0)]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>Another shared credentials file than ~/.aws/credentials.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>Access key id of static credentials.</summary>
    [Parameter(ParameterSetName = KeySet, Mandatory = true)]
    [Parameter(ParameterSetName = SandboxSet)]
    [Alias("AK")]
    public string? AccessKey { get; set; }

    /// <summary>Secret key of static credentials.</summary>
    [Parameter(ParameterSetName = KeySet, Mandatory = true)]
    [Parameter(ParameterSetName = SandboxSet)]
    [Alias("SK", "SecretAccessKey")]
    public string? SecretKey { get; set; }

    /// <summary>Session token of temporary credentials.</summary>
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = SandboxSet)]
    [Alias("ST")]
    public string? SessionToken { get; set; }

    /// <summary>Role to assume first, with the credentials that were found.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [Parameter(ParameterSetName = KeySet)]
    public string? RoleArn { get; set; }

    /// <summary>External id that the role's trust policy asks for.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [Parameter(ParameterSetName = KeySet)]
    public string? ExternalId { get; set; }

    /// <summary>Serial number or ARN of the MFA device that the role's trust policy asks for;
    /// its code is asked for at the console.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [Parameter(ParameterSetName = KeySet)]
    public string? MfaSerial { get; set; }

    /// <summary>Regions to look at. Without it: every region that is enabled in the account.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = SandboxSet)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Region { get; set; } = [];

    /// <summary>An endpoint for every service, instead of AWS's own. The environment variable AWS_ENDPOINT_URL is honoured too.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [Parameter(ParameterSetName = KeySet)]
    public Uri? EndpointUrl { get; set; }

    /// <summary>Goes through all accounts of the organization; the administrator of the sandbox always does.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [Parameter(ParameterSetName = KeySet)]
    [Parameter(ParameterSetName = SandboxSet)]
    public SwitchParameter Organization { get; set; }

    /// <summary>Role that is assumed in each member account; OrganizationAccountAccessRole when absent.</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [Parameter(ParameterSetName = KeySet)]
    [ValidateNotNullOrEmpty]
    public string? OrganizationRoleName { get; set; }

    /// <summary>Connects to the built-in sample organization instead of AWS.</summary>
    [Parameter(ParameterSetName = SandboxSet, Mandatory = true)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>What goes wrong in the sandbox, such as deny:iam:ListMFADevices, throttle:ec2:*:3,
    /// latency:*:250 or status:s3:GetBucketPolicy:503.</summary>
    [Parameter(ParameterSetName = SandboxSet)]
    public string[] SandboxFault { get; set; } = [];

    /// <summary>Lets the sandbox decide every call by its IAM policies, SCPs and resource policies.</summary>
    [Parameter(ParameterSetName = SandboxSet)]
    public SwitchParameter EnforceIam { get; set; }

    /// <summary>A saved snapshot to work on offline.</summary>
    [Parameter(ParameterSetName = SnapshotSet, Mandatory = true)]
    public string? Snapshot { get; set; }

    /// <summary>Folder where changes are written down before they are made. Without it: a folder of the user's
    /// own; for the sandbox a temporary one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <inheritdoc/>
    private protected override void End()
    {
        var interaction = Interaction;
        var session = Session;
        var journal = JournalPath is null ? null : FilePath(JournalPath);
        var connection = ParameterSetName switch
        {
            SandboxSet => Await(token => SandboxAsync(interaction, journal, token), "Making the sandbox"),
            SnapshotSet => Await(token => SavedAsync(FilePath(Snapshot!), interaction, journal, token), "Reading the snapshot"),
            _ => Await(token => AwsAsync(interaction, journal, Options(), token), "Connecting to AWS"),
        };
        Await(_ => session.ConnectAsync(connection), "Connecting");
        foreach (var account in connection.Aws.Info.Accounts.Where(static a => a.Gap is not null))
        {
            WriteWarning($"Account {account.Name} ({account.Id}) could not be entered: {account.Gap!.Words}");
        }

        WriteObject(connection.Aws.Info);
    }

    private async Task<SessionConnection> SandboxAsync(IInteraction interaction, string? journal, CancellationToken cancellationToken)
    {
        var host = Session.Host;
        var sandbox = NewSandbox(host);
        try
        {
            var options = Region.Length == 0 ? sandbox.Connection : sandbox.Connection with { Regions = Region };
            options = AccessKey is null
                ? options
                : options with
                {
                    AccessKey = AccessKey,
                    SecretKey = SecretKey ?? "",
                    SessionToken = SessionToken,
                    Organization = Organization,
                };
            var aws = await host.Connector.ConnectAsync(options, interaction, cancellationToken).ConfigureAwait(false);
            return new SessionConnection(aws, sandbox, journal);
        }
        catch
        {
            await sandbox.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private ISandbox NewSandbox(IModuleHost host)
    {
        try
        {
            return host.Sandboxes.Create(new SandboxOptions { EnforceIam = EnforceIam, Faults = SandboxFault });
        }
        catch (FormatException exception)
        {
            throw new ZeroTrustException(
                ErrorIds.ArgumentInvalid,
                FailureKind.InvalidArgument,
                nameof(SandboxFault),
                exception.Message,
                "Faults read kind:service:operation[:value], such as throttle:ec2:*:3.",
                exception
            );
        }
    }

    private async Task<SessionConnection> SavedAsync(
        string path,
        IInteraction interaction,
        string? journal,
        CancellationToken cancellationToken
    )
    {
        var snapshot = await SnapshotFile.LoadAsync(path, interaction.Warning, cancellationToken).ConfigureAwait(false);
        return new SessionConnection(
            new SnapshotConnection(snapshot, path, Clock.GetUtcNow()),
            sandbox: null,
            journal ?? JournalFolder.Usual
        );
    }

    private async Task<SessionConnection> AwsAsync(
        IInteraction interaction,
        string? journal,
        ConnectionOptions options,
        CancellationToken cancellationToken
    ) =>
        new(
            await Session.Host.Connector.ConnectAsync(options, interaction, cancellationToken).ConfigureAwait(false),
            sandbox: null,
            journal ?? JournalFolder.Usual
        );

    private ConnectionOptions Options()
    {
        var options = new ConnectionOptions
        {
            ProfileName = ProfileName,
            ProfileLocation = ProfileLocation is null ? null : FilePath(ProfileLocation),
            AccessKey = AccessKey,
            SecretKey = SecretKey,
            SessionToken = SessionToken,
            RoleArn = RoleArn,
            ExternalId = ExternalId,
            MfaSerial = MfaSerial,
            Regions = Region,
            EndpointUrl = EndpointUrl,
            Organization = Organization,
        };
        options = OrganizationRoleName is null ? options : options with { OrganizationRoleName = OrganizationRoleName };
        return StoredAwsSettings.Apply(
            options,
            SessionState.PSVariable.GetValue("StoredAWSCredentials"),
            SessionState.PSVariable.GetValue("StoredAWSRegion")
        );
    }
}
