using System.Diagnostics;
using System.Text;

namespace ZeroTrust.Sandbox.Tests;

/// <summary>The example that offers the sandbox to any client.</summary>
public sealed class SandboxServerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_prints_what_to_export_and_serves_until_it_is_stopped()
    {
        using var server = Start("0", "3", "deny:iam:ListRoles");
        try
        {
            var exports = new Dictionary<string, string>(StringComparer.Ordinal);
            while (await server.StandardOutput.ReadLineAsync(Stop) is { } line && !line.Contains("Ctrl-C", StringComparison.Ordinal))
            {
                if (line.StartsWith("export ", StringComparison.Ordinal) && line["export ".Length..].Split('=', 2) is [var name, var value])
                {
                    exports[name] = value;
                }
            }

            using var http = new HttpClient();
            Assert.Contains(
                "<UserName>admin.ops</UserName>",
                await CallAsync(http, exports["AWS_ENDPOINT_URL"], "ListUsers"),
                StringComparison.Ordinal
            );
            Assert.Contains(
                "<Code>AccessDenied</Code>",
                await CallAsync(http, exports["AWS_ENDPOINT_URL"], "ListRoles"),
                StringComparison.Ordinal
            );
        }
        finally
        {
            server.Kill();
        }
    }

    [Fact]
    public async Task A_fault_that_cannot_be_read_ends_it_with_an_explanation()
    {
        using var server = Start("explode:iam");
        var problem = await server.StandardError.ReadToEndAsync(Stop);
        await server.WaitForExitAsync(Stop);
        Assert.Equal(2, server.ExitCode);
        Assert.Contains("'explode:iam' is not a fault", problem, StringComparison.Ordinal);
    }

    private static async Task<string> CallAsync(HttpClient http, string endpoint, string action)
    {
        using var request = HostileRequestTests.Signed(HttpMethod.Post, endpoint, "iam");
        request.Content = new StringContent($"Action={action}&Version=2010-05-08", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await http.SendAsync(request, Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private static Process Start(params string[] arguments)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (
            var argument in (string[])
                [
                    "exec",
                    "--roll-forward",
                    "Major",
                    Path.Combine(root.FullName, "examples", "SandboxServer", "bin", output.Parent.Name, output.Name, "SandboxServer.dll"),
                    .. arguments,
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
