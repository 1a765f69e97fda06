using System.Globalization;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using ZeroTrust.Core.Errors;
using ZeroTrust.Facts;

namespace ZeroTrust.Aws.Errors;

/// <summary>What an exception of the SDK or of the network means. The one place where that is decided.</summary>
/// <param name="Kind">For errors that a person sees.</param>
/// <param name="Reason">For gaps in a snapshot.</param>
/// <param name="Code">AWS's error code; empty when there was no answer.</param>
/// <param name="Action">The IAM action that AWS named, or null.</param>
/// <param name="Message">One line, without secrets and without characters that steer a terminal.</param>
internal sealed partial record AwsFailure(FailureKind Kind, GapReason Reason, string Code, string? Action, string Message)
{
    /// <summary>Which policy refused the call; null where AWS did not say.</summary>
    public Denial? Denial { get; init; }

    private const int LongestMessage = 600;

    /// <summary>Whether the credentials are out of date, so that going on makes no sense.</summary>
    public bool IsExpired => AwsErrorCodes.IsExpired(Code);

    /// <summary>Maps an exception.</summary>
    public static AwsFailure Of(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is AmazonServiceException { ErrorCode.Length: > 0 } or AmazonServiceException { InnerException: null })
            {
                return OfService((AmazonServiceException)current);
            }
        }

        var cause = Cause(exception);
        return cause switch
        {
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => new(
                FailureKind.Unavailable,
                GapReason.NotSupportedHere,
                "",
                null,
                "The endpoint does not exist: " + OneLine(cause.Message)
            ),
            AwsCallException call => new(call.Kind, GapReason.Failed, call.Code, call.Action, OneLine(call.Message))
            {
                Denial = call.Denial,
            },
            ZeroTrustException known => new(known.Kind, GapReason.Failed, "", null, OneLine(known.Message)),
            OperationCanceledException or TimeoutException => new(
                FailureKind.Unavailable,
                GapReason.Failed,
                "",
                null,
                "No answer in time."
            ),
            HttpErrorResponseException { Response: { } response } => new(
                FailureKind.Unavailable,
                GapReason.Failed,
                "",
                null,
                $"The answer (HTTP {(int)response.StatusCode}) is not in AWS's form: a proxy or a gateway may have given it."
            ),
            HttpRequestException or IOException or SocketException => new(
                FailureKind.Unavailable,
                GapReason.Failed,
                "",
                null,
                "The connection failed: " + OneLine(cause.Message)
            ),
            AmazonUnmarshallingException or System.Xml.XmlException or System.Text.Json.JsonException => new(
                FailureKind.Unavailable,
                GapReason.Failed,
                "",
                null,
                "The answer was cut or malformed: " + OneLine(cause.Message)
            ),
            _ => new(FailureKind.Failed, GapReason.Failed, "", null, cause.GetType().Name + ": " + OneLine(cause.Message)),
        };
    }

    /// <summary>The gap that the failure leaves.</summary>
    /// <param name="declaredAction">The IAM action of the call, where AWS names none.</param>
    public Gap ToGap(string declaredAction) =>
        new(Reason, Action ?? declaredAction, Code.Length == 0 ? Message : Code + ": " + Message, Denial);

    private static AwsFailure OfService(AmazonServiceException exception)
    {
        var code = exception.ErrorCode ?? "";
        var kind = AwsErrorCodes.KindOf(exception);
        // The text of a bad signature repeats the canonical request with its session token.
        var message = code is "SignatureDoesNotMatch" or "InvalidSignatureException"
            ? "The signature does not fit: the secret key is wrong, or the clock of this computer is."
            : OneLine(DenialReader.WithoutEncoded(exception.Message));
        var notHere = AwsErrorCodes.IsNotSupportedHere(code);
        var reason = notHere
            ? GapReason.NotSupportedHere
            : kind switch
            {
                FailureKind.AccessDenied => GapReason.AccessDenied,
                FailureKind.Throttled => GapReason.Throttled,
                _ => GapReason.Failed,
            };
        var named =
            kind == FailureKind.AccessDenied && PerformedAction().Match(message) is { Success: true } match
                ? match.Groups["action"].Value
                : null;
        return new(kind, reason, code, named, message)
        {
            Denial = kind == FailureKind.AccessDenied ? DenialReader.Read(exception.Message) : null,
        };
    }

    private static Exception Cause(Exception exception)
    {
        var current = exception;
        while (current.InnerException is { } inner && current is not (ZeroTrustException or AwsCallException or SocketException))
        {
            if (current is AmazonUnmarshallingException)
            {
                break;
            }

            current = inner;
        }

        return current;
    }

    private static string OneLine(string message)
    {
        var line = message.ReplaceLineEndings("\n").Split('\n')[0].Trim();
        var end = LongestMessage;
        if (line.Length > end)
        {
            // Half a character is none.
            line = line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)] + "...";
        }

        return string.Create(
            line.Length,
            line,
            static (safe, text) =>
            {
                for (var at = 0; at < text.Length; at++)
                {
                    safe[at] = IsHidden(text[at]) ? '\uFFFD' : text[at];
                }
            }
        );
    }

    /// <summary>Whether a character steers a terminal or the direction of writing instead of being seen.</summary>
    private static bool IsHidden(char character) =>
        CharUnicodeInfo.GetUnicodeCategory(character)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    [GeneratedRegex(
        @"authorized to perform:? (?<action>[a-z0-9-]+:[A-Za-z0-9]+)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex PerformedAction();
}
