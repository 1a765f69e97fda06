using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ZeroTrust.Core.Connections;

namespace ZeroTrust.Aws.Doubles;

/// <summary>Answers requests of the real pipeline by script. What is not in the script is denied, as AWS does.</summary>
internal sealed partial class ScriptedAws
{
    private readonly Dictionary<string, Func<SentCall, HttpResponseMessage>> _replies = new(StringComparer.Ordinal);

    public ConcurrentQueue<SentCall> Calls { get; } = new();

    public ScriptedAws()
    {
        On(
            "sts:GetCallerIdentity",
            static call =>
                Xml(
                    $"""
                    <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                    <Arn>arn:aws:iam::{AccountOf(call)}:user/tester</Arn><UserId>AIDA</UserId><Account>{AccountOf(call)}</Account>
                    </GetCallerIdentityResult></GetCallerIdentityResponse>
                    """
                )
        );
        On("ec2:DescribeRegions", static _ => Regions("eu-west-1", "us-east-1"));
    }

    public IEnumerable<string> Keys => Calls.Select(static call => call.Key);

    public ScriptedAws On(string key, Func<SentCall, HttpResponseMessage> reply)
    {
        _replies[key] = reply;
        return this;
    }

    public ScriptedAws On(string key, Func<HttpResponseMessage> reply) => On(key, _ => reply());

    /// <summary>Options with static keys of an account; the account is part of the access key.</summary>
    public ConnectionOptions Options(string account = "111122223333") =>
        new()
        {
            AccessKey = "AKIA" + account,
            SecretKey = "not-a-real-secret",
            HttpHandler = CreateHandler,
        };

    public HttpMessageHandler CreateHandler() => new Handler(this);

    /// <summary>The account of an access key that this double made.</summary>
    public static string AccountOf(SentCall call) => call.AccessKey[^12..];

    public static HttpResponseMessage Xml(string body, HttpStatusCode status = HttpStatusCode.OK) => Reply(body, "text/xml", status);

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        Reply(body, "application/x-amz-json-1.1", status);

    public static HttpResponseMessage QueryError(string code, string message = "No.", int status = 400) =>
        Xml(
            $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>"
                + $"r</RequestId></ErrorResponse>",
            (HttpStatusCode)status
        );

    public static HttpResponseMessage Ec2Error(string code, string message = "No.", int status = 400) =>
        Xml(
            $"<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors><RequestID>r</RequestID></Response>",
            (HttpStatusCode)status
        );

    public static HttpResponseMessage JsonError(string code, string message = "No.", int status = 400) =>
        Json($$"""{"__type":"{{code}}","message":"{{message}}"}""", (HttpStatusCode)status);

    public static HttpResponseMessage S3Error(string code, string message = "No.", int status = 404) =>
        Xml($"<Error><Code>{code}</Code><Message>{message}</Message><RequestId>r</RequestId></Error>", (HttpStatusCode)status);

    public static HttpResponseMessage Regions(params string[] regions) =>
        Xml(
            "<DescribeRegionsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><regionInfo>"
                + string.Concat(
                    regions.Select(static r => $"<item><regionName>{r}</regionName><optInStatus>opt-in-not-required</optInStatus></item>")
                )
                + "</regionInfo></DescribeRegionsResponse>"
        );

    public static HttpResponseMessage AssumedRole(string account, DateTimeOffset expires) =>
        Xml(
            $"""
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
            <AccessKeyId>ASIA{account}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
              <Expiration>{expires:yyyy-MM-ddTHH:mm:ssZ}</Expiration>
            </Credentials></AssumeRoleResult></AssumeRoleResponse>
            """
        );

    private static HttpResponseMessage Reply(string body, string type, HttpStatusCode status) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, type) };

    private HttpResponseMessage Answer(SentCall call)
    {
        Calls.Enqueue(call);
        return _replies.TryGetValue(call.Key, out var reply) ? reply(call)
            : call.Service is "s3" ? S3Error("AccessDenied", "Access Denied", 403)
            : call.Service is "ec2" ? Ec2Error("UnauthorizedOperation", "You are not authorized to perform this operation.", 403)
            : call.Service is "iam" or "sts" or "rds"
                ? QueryError("AccessDenied", $"User is not authorized to perform: {call.Service}:{call.Operation} on resource: *", 403)
            : JsonError("AccessDeniedException", "Not authorized", 403);
    }

    [GeneratedRegex("Credential=(?<key>[^/]+)/[0-9]+/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request", RegexOptions.ExplicitCapture)]
    private static partial Regex Credential();

    [GeneratedRegex("(^|&)Action=(?<action>[A-Za-z0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Action();

    private sealed class Handler(ScriptedAws script) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var scope = Credential().Match(string.Join(' ', request.Headers.GetValues("Authorization")));
            var operation =
                request.Headers.TryGetValues("X-Amz-Target", out var target) ? target.Single().Split('.')[^1]
                : Action().Match(body) is { Success: true } action ? action.Groups["action"].Value
                : request.Method.Method + " " + request.RequestUri!.AbsolutePath + request.RequestUri.Query;
            var response = script.Answer(
                new(
                    scope.Groups["service"].Value,
                    operation,
                    scope.Groups["region"].Value,
                    scope.Groups["key"].Value,
                    request.Method.Method,
                    request.RequestUri!,
                    body
                )
            );
            response.RequestMessage = request;
            return response;
        }
    }
}
