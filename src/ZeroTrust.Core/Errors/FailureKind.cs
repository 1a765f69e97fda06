namespace ZeroTrust.Core.Errors;

/// <summary>What kind of thing went wrong. The cmdlet base class maps each kind to one PowerShell <c>ErrorCategory</c>.</summary>
public enum FailureKind
{
    /// <summary>An argument cannot be what it is.</summary>
    InvalidArgument,

    /// <summary>There is no connection, or the connection cannot do this (a saved snapshot cannot be changed).</summary>
    NotConnected,

    /// <summary>A file, document or answer does not have the form that it must have.</summary>
    InvalidData,

    /// <summary>The named thing does not exist.</summary>
    NotFound,

    /// <summary>AWS refused the call; the message names the IAM action.</summary>
    AccessDenied,

    /// <summary>Credentials are missing, expired or not accepted.</summary>
    AuthenticationFailed,

    /// <summary>AWS asked for fewer calls, and kept asking.</summary>
    Throttled,

    /// <summary>The resource is not in the state that the change was planned on.</summary>
    Drifted,

    /// <summary>The change would shut out the caller or a break-glass principal.</summary>
    LockoutRefused,

    /// <summary>An AWS quota or document size limit stands in the way.</summary>
    LimitExceeded,

    /// <summary>The service or network did not answer properly.</summary>
    Unavailable,

    /// <summary>Anything else; the message carries what AWS said.</summary>
    Failed,
}
