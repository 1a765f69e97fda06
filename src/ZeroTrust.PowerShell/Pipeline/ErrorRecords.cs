using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.PowerShell.Pipeline;

/// <summary>The one place where failures become error records: a stable id, a fitting
/// category, the thing it is about and the remedy.</summary>
internal static class ErrorRecords
{
    /// <summary>The record of a failure that the product knows; false for anything else, which
    /// is a defect and must look like one.</summary>
    public static bool TryMake(Exception exception, [NotNullWhen(true)] out ErrorRecord? record)
    {
        record = exception switch
        {
            ZeroTrustException known => Make(known),
            AwsCallException call => new ErrorRecord(call, ErrorIdOf(call.Kind), CategoryOf(call.Kind), call.Action)
            {
                ErrorDetails = new ErrorDetails(call.Message) { RecommendedAction = Advice(call) },
            },
            _ => null,
        };
        return record is not null;
    }

    /// <summary>The record of a failure of the product.</summary>
    public static ErrorRecord Make(ZeroTrustException exception) =>
        new(exception, exception.ErrorId, CategoryOf(exception.Kind), exception.Target)
        {
            // PowerShell shows the recommended action below the message.
            ErrorDetails = new ErrorDetails(exception.Problem) { RecommendedAction = exception.Advice },
        };

    /// <summary>PowerShell's word for a kind of failure.</summary>
    public static ErrorCategory CategoryOf(FailureKind kind) =>
        kind switch
        {
            FailureKind.InvalidArgument => ErrorCategory.InvalidArgument,
            FailureKind.NotConnected => ErrorCategory.ConnectionError,
            FailureKind.InvalidData => ErrorCategory.InvalidData,
            FailureKind.NotFound => ErrorCategory.ObjectNotFound,
            FailureKind.AccessDenied => ErrorCategory.PermissionDenied,
            FailureKind.AuthenticationFailed => ErrorCategory.AuthenticationError,
            FailureKind.Throttled => ErrorCategory.LimitsExceeded,
            FailureKind.Drifted => ErrorCategory.InvalidOperation,
            FailureKind.LockoutRefused => ErrorCategory.SecurityError,
            FailureKind.LimitExceeded => ErrorCategory.QuotaExceeded,
            FailureKind.Unavailable => ErrorCategory.ResourceUnavailable,
            _ => ErrorCategory.NotSpecified,
        };

    private static string Advice(AwsCallException call) =>
        call switch
        {
            { Denial: { } denial } => DenialAdvice.For(denial, call.Action),
            { Kind: FailureKind.AccessDenied } => $"Allow {call.Action}.",
            _ => "",
        };

    private static string ErrorIdOf(FailureKind kind) =>
        kind switch
        {
            FailureKind.AccessDenied => ErrorIds.AccessDenied,
            FailureKind.AuthenticationFailed => ErrorIds.CredentialsRejected,
            FailureKind.Throttled => ErrorIds.Throttled,
            FailureKind.NotFound => ErrorIds.ResourceNotFound,
            FailureKind.LimitExceeded => ErrorIds.QuotaExceeded,
            FailureKind.Unavailable => ErrorIds.EndpointUnavailable,
            _ => ErrorIds.CallFailed,
        };
}
