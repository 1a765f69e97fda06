using ZeroTrust.Facts;

namespace ZeroTrust.Core.Errors;

/// <summary>An error as data, so that it can be written down and reported later.</summary>
/// <param name="ErrorId">One of <see cref="ErrorIds"/>.</param>
/// <param name="Kind">What kind of failure.</param>
/// <param name="Message">What is wrong, and what can be done.</param>
/// <param name="Denial">Which policy refused a call; null where nothing was refused or AWS did not say.</param>
public sealed record ErrorInfo(string ErrorId, FailureKind Kind, string Message, Denial? Denial = null)
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
                $"{call.Action}: {call.Message}{(call.Denial is { } denial ? " " + DenialAdvice.For(denial, call.Action) : "")}",
                call.Denial
            ),
            _ => new ErrorInfo(ErrorIds.CallFailed, FailureKind.Failed, problem.Message),
        };
}
