namespace ZeroTrust.Core.Errors;

/// <summary>An error as data, so that it can be written down and reported later.</summary>
/// <param name="ErrorId">One of <see cref="ErrorIds"/>.</param>
/// <param name="Kind">What kind of failure.</param>
/// <param name="Message">What is wrong, and what can be done.</param>
public sealed record ErrorInfo(string ErrorId, FailureKind Kind, string Message)
{
    /// <summary>An exception of the product or of a call as data.</summary>
    public static ErrorInfo Of(Exception problem) =>
        problem switch
        {
            ZeroTrustException known => new ErrorInfo(known.ErrorId, known.Kind, known.Message),
            AwsCallException call => new ErrorInfo(
                call.Kind switch
                {
                    FailureKind.AccessDenied => ErrorIds.AccessDenied,
                    FailureKind.Throttled => ErrorIds.Throttled,
                    FailureKind.Unavailable => ErrorIds.EndpointUnavailable,
                    FailureKind.LimitExceeded => ErrorIds.QuotaExceeded,
                    FailureKind.NotFound => ErrorIds.ResourceNotFound,
                    _ => ErrorIds.CallFailed,
                },
                call.Kind,
                $"{call.Action}: {call.Message}"
            ),
            _ => new ErrorInfo(ErrorIds.CallFailed, FailureKind.Failed, problem.Message),
        };
}
