using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ZeroTrust.Core.Connections;
using ZeroTrust.Sandbox.Sample;

namespace ZeroTrust.Sandbox.Tests;

public sealed class ListenerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plain_HTTP_client_is_answered_on_the_loopback_address()
    {
        await using var sandbox = new AwsSandbox(new(), new FixedClock());
        await using var listener = SandboxListener.Start(sandbox);
        Assert.Equal("127.0.0.1", listener.Endpoint.Host);
        using var http = new HttpClient();
        using var request = HostileRequestTests.Signed(HttpMethod.Post, listener.Endpoint.AbsoluteUri, "iam");
        request.Content = new StringContent("Action=ListUsers&Version=2010-05-08", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("<UserName>admin.ops</UserName>", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Garbage_on_the_socket_does_not_end_the_listener()
    {
        await using var sandbox = new AwsSandbox(new(), new FixedClock());
        await using var listener = SandboxListener.Start(sandbox);
        foreach (
            var garbage in (string[])
                [
                    "\0\0\0",
                    "GET\r\n\r\n",
                    "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999\r\n\r\nshort",
                    "GET / HTTP/9.9\r\n\r\n",
                    "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                ]
        )
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, listener.Endpoint.Port, Stop);
            await socket.GetStream().WriteAsync(Encoding.Latin1.GetBytes(garbage), Stop);
        }

        using var http = new HttpClient();
        using var answer = await http.GetAsync(listener.Endpoint, Stop);
        Assert.True((int)answer.StatusCode >= 400);
    }

    [Fact]
    public async Task Truncated_and_reset_answers_break_the_connection()
    {
        await using var sandbox = new AwsSandbox(
            new SandboxOptions { Faults = ["truncate:iam:ListUsers", "reset:iam:ListRoles"] },
            new FixedClock()
        );
        await using var listener = SandboxListener.Start(sandbox);
        using var http = new HttpClient();
        foreach (var action in (string[])["ListUsers", "ListRoles"])
        {
            using var request = HostileRequestTests.Signed(HttpMethod.Post, listener.Endpoint.AbsoluteUri, "iam");
            request.Content = new StringContent($"Action={action}&Version=2010-05-08", Encoding.UTF8, "application/x-www-form-urlencoded");
            await Assert.ThrowsAnyAsync<HttpRequestException>(async () =>
            {
                using var answer = await http.SendAsync(request, Stop);
                await answer.Content.ReadAsStringAsync(Stop);
            });
        }
    }

    [Theory]
    [InlineData("iam list-users", "Users", "UserName", "admin.ops")]
    [InlineData("s3api list-buckets", "Buckets", "Name", "examplecorp-management-trail")]
    [InlineData("ec2 describe-security-groups --region eu-west-1", "SecurityGroups", null, null)]
    [InlineData("cloudtrail describe-trails --region eu-west-1", "trailList", "Name", "management-events")]
    [InlineData("organizations list-accounts", "Accounts", "Name", "staging")]
    [InlineData("s3api get-bucket-location --bucket examplecorp-management-trail", null, "LocationConstraint", "eu-west-1")]
    [InlineData("s3api get-bucket-encryption --bucket examplecorp-management-trail", "ServerSideEncryptionConfiguration", null, null)]
    [InlineData("kms list-aliases --region eu-west-1", "Aliases", "AliasName", "alias/cloudtrail")]
    [InlineData("guardduty list-detectors --region ap-south-1", "DetectorIds", null, null)]
    [InlineData("sts get-caller-identity", null, "Account", SampleOrganization.Management)]
    public async Task The_AWS_command_line_lists_from_it(string command, string? list, string? member, string? value)
    {
        var cli = Cli();
        Assert.SkipWhen(cli is null, "The AWS command line is neither at /usr/bin/aws nor named by ZT_AWSCLI.");
        await using var sandbox = new AwsSandbox(new(), TimeProvider.System);
        await using var listener = SandboxListener.Start(sandbox);
        var answer = JsonNode.Parse(await RunAsync(cli!, $"--endpoint-url {listener.Endpoint.AbsoluteUri} --output json {command}"))!;
        if (list is null)
        {
            Assert.Equal(value, answer[member!]!.ToString());
            return;
        }

        Assert.NotNull(answer[list]);
        if (member is not null)
        {
            Assert.Contains(answer[list]!.AsArray(), item => item![member]!.ToString() == value);
        }
    }

    private static string? Cli()
    {
#pragma warning disable RS0030 // Tests are a composition root: where the CLI lies is a matter of the machine.
        var named = Environment.GetEnvironmentVariable("ZT_AWSCLI");
#pragma warning restore RS0030
        return new[] { named, "/usr/bin/aws" }.FirstOrDefault(path => !string.IsNullOrEmpty(path) && File.Exists(path));
    }

    private static async Task<string> RunAsync(string cli, string arguments)
    {
        var start = new ProcessStartInfo(cli, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AWS_ACCESS_KEY_ID"] = SampleCredentials.AccessKeyId;
        start.Environment["AWS_SECRET_ACCESS_KEY"] = SampleCredentials.SecretAccessKey;
        start.Environment["AWS_DEFAULT_REGION"] = SampleOrganization.Home;
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_PAGER"] = "";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(Stop);
        var output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        Assert.True(process.ExitCode == 0, await error);
        return output;
    }
}
