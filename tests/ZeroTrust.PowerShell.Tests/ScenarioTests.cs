using System.Diagnostics;
using System.Xml.Linq;

namespace ZeroTrust.PowerShell;

/// <summary>
/// Runs each file of tests/Scenarios in a PowerShell of its own, with Pester. The PowerShell is the one that ZT_PWSH names, else <c>pwsh</c> on the
/// PATH; without either, or without Pester in it, the scenarios are skipped and say so.
/// </summary>
public sealed class ScenarioTests
{
    private static readonly Lazy<Task<string?>> Obstacle = new(FindObstacleAsync);

    public static TheoryData<string> Files => new(Directory.EnumerateFiles(Repository.Scenarios, "*.Tests.ps1").Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Scenario(string file)
    {
        var obstacle = await Obstacle.Value;
        Assert.SkipWhen(obstacle is not null, obstacle ?? "");
        var results = Path.Combine(AppContext.BaseDirectory, Path.ChangeExtension(file, ".results.xml"));
        File.Delete(results);
        var script = $$"""
            $ErrorActionPreference = 'Stop'
            Import-Module Pester -MinimumVersion 5.0
            $configuration = New-PesterConfiguration
            $configuration.Run.Path = '{{Quoted(Path.Combine(Repository.Scenarios, file))}}'
            $configuration.Output.Verbosity = 'Detailed'
            $configuration.Output.RenderMode = 'Plaintext'
            $configuration.TestResult.Enabled = $true
            $configuration.TestResult.OutputFormat = 'NUnit2.5'
            $configuration.TestResult.OutputPath = '{{Quoted(results)}}'
            Invoke-Pester -Configuration $configuration
            """;
        var (code, output) = await RunAsync(script, TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
        Assert.True(File.Exists(results), $"Pester wrote no results (exit code {code}):\n{output}");
        var cases = XDocument.Load(results).Descendants("test-case").ToArray();
        var failed = cases.Where(static c => c.Attribute("result")?.Value is not ("Success" or "Skipped" or "Ignored" or "Inconclusive")).Select(static c => $"{c.Attribute("name")?.Value}\n{c.Descendants("message").FirstOrDefault()?.Value}\n{c.Descendants("stack-trace").FirstOrDefault()?.Value}").ToArray();
        Assert.True(failed.Length == 0, string.Join("\n\n", failed));
        Assert.True(cases.Length > 0, $"{file} has no test, or ended before its first one:\n{output}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{cases.Length} Pester tests\n{output}");
    }

    private static async Task<string?> FindObstacleAsync()
    {
        try
        {
            var (code, _) = await RunAsync("if (-not (Get-Module Pester -ListAvailable | Where-Object { $_.Version.Major -ge 5 })) { exit 7 }", TimeSpan.FromMinutes(1), CancellationToken.None);
            return code == 0 ? null : "PowerShell has no Pester 5: the scenarios in tests/Scenarios were not run.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "There is no pwsh on the PATH and ZT_PWSH names none: the scenarios in tests/Scenarios were not run.";
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(string script, TimeSpan patience, CancellationToken cancellationToken)
    {
#pragma warning disable RS0030 // Where PowerShell is, is a matter of the machine that runs the tests.
        var program = Environment.GetEnvironmentVariable("ZT_PWSH") is { Length: > 0 } named ? named : "pwsh";
#pragma warning restore RS0030
        var start = new ProcessStartInfo(program)
        {
            ArgumentList = { "-NoProfile", "-NonInteractive", "-EncodedCommand", Convert.ToBase64String(System.Text.Encoding.Unicode.GetBytes("$ProgressPreference = 'SilentlyContinue'\n" + script)) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var errors = process.StandardError.ReadToEndAsync(deadline.Token);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal);
}
