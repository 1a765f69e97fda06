namespace ZeroTrust.Core.Errors;

/// <summary>Every stable error id. Literals elsewhere are a defect.</summary>
public static class ErrorIds
{
    /// <summary>A cmdlet that needs a connection ran without one.</summary>
    public const string NotConnected = "NotConnected";

    /// <summary>The connection is a saved snapshot, which cannot be changed.</summary>
    public const string ConnectionIsReadOnly = "ConnectionIsReadOnly";

    /// <summary>No such profile in the AWS configuration files.</summary>
    public const string ProfileNotFound = "ProfileNotFound";

    /// <summary>No credentials were found anywhere in the chain.</summary>
    public const string CredentialsNotFound = "CredentialsNotFound";

    /// <summary>The credentials are expired.</summary>
    public const string CredentialsExpired = "CredentialsExpired";

    /// <summary>AWS does not accept the credentials.</summary>
    public const string CredentialsRejected = "CredentialsRejected";

    /// <summary>The role could not be assumed.</summary>
    public const string RoleNotAssumed = "RoleNotAssumed";

    /// <summary>No such region.</summary>
    public const string RegionUnknown = "RegionUnknown";

    /// <summary>AWS refused one call.</summary>
    public const string AccessDenied = "AccessDenied";

    /// <summary>AWS kept throttling.</summary>
    public const string Throttled = "Throttled";

    /// <summary>A call failed for another reason.</summary>
    public const string CallFailed = "CallFailed";

    /// <summary>The endpoint did not answer, or its answer was cut.</summary>
    public const string EndpointUnavailable = "EndpointUnavailable";

    /// <summary>The collector was asked to send an operation that is not a declared read.</summary>
    public const string OperationNotARead = "OperationNotARead";

    /// <summary>The snapshot file cannot be read: cut, not compressed JSON, or not a snapshot.</summary>
    public const string SnapshotUnreadable = "SnapshotUnreadable";

    /// <summary>The snapshot file was written by a newer version.</summary>
    public const string SnapshotTooNew = "SnapshotTooNew";

    /// <summary>The plan file cannot be read.</summary>
    public const string PlanUnreadable = "PlanUnreadable";

    /// <summary>The journal cannot be read or written.</summary>
    public const string JournalUnreadable = "JournalUnreadable";

    /// <summary>No run or change with that id is in the journal.</summary>
    public const string ChangeNotFound = "ChangeNotFound";

    /// <summary>No such control.</summary>
    public const string ControlNotFound = "ControlNotFound";

    /// <summary>The control does not speak about the resource on which it is to be enforced; the message gives its reason.</summary>
    public const string ControlNotApplicable = "ControlNotApplicable";

    /// <summary>No such framework.</summary>
    public const string FrameworkNotFound = "FrameworkNotFound";

    /// <summary>A control's own files contradict each other.</summary>
    public const string ControlMalformed = "ControlMalformed";

    /// <summary>The resource is not in the state that the change was planned on.</summary>
    public const string ResourceDrifted = "ResourceDrifted";

    /// <summary>The change would shut out the caller or a break-glass principal.</summary>
    public const string LockoutRefused = "LockoutRefused";

    /// <summary>A document is over its AWS size limit and cannot be split further.</summary>
    public const string DocumentTooLarge = "DocumentTooLarge";

    /// <summary>An AWS quota (for example ten SCPs per target) stands in the way.</summary>
    public const string QuotaExceeded = "QuotaExceeded";

    /// <summary>A policy document is malformed.</summary>
    public const string PolicyMalformed = "PolicyMalformed";

    /// <summary>The named resource does not exist or is not in the snapshot.</summary>
    public const string ResourceNotFound = "ResourceNotFound";

    /// <summary>The KMS key cannot be used for this: wrong region, disabled, or its policy shuts out current writers.</summary>
    public const string KeyNotUsable = "KeyNotUsable";

    /// <summary>A value needed for the decision could not be read.</summary>
    public const string FactMissing = "FactMissing";

    /// <summary>An argument is not valid; the message says why.</summary>
    public const string ArgumentInvalid = "ArgumentInvalid";

    /// <summary>A file could not be written.</summary>
    public const string FileNotWritten = "FileNotWritten";

    /// <summary>The change cannot be taken back; its reason is in the message.</summary>
    public const string ChangeIrreversible = "ChangeIrreversible";

    /// <summary>A file of the module itself is absent or broken.</summary>
    public const string ModuleIncomplete = "ModuleIncomplete";
}
