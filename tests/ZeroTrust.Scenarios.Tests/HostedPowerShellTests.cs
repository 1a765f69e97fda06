using ZeroTrust.Scenarios.Running;

namespace ZeroTrust.Scenarios;

/// <summary>The hosted PowerShell is a whole one.</summary>
public sealed class HostedPowerShellTests
{
    [Fact]
    public async Task It_runs_build_ps1()
    {
        var (code, output) = await PowerShellProgram.RunAsync(
            ["-File", Path.Combine(Repository.Root, "build.ps1"), "-Task", "check"],
            TestContext.Current.CancellationToken
        );
        Assert.True(code == 0, output);
        Assert.Contains("ZeroTrust.psd1", output, StringComparison.Ordinal);
        Assert.Contains("Worker.ps1", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_hands_on_exit_codes_and_finds_Pester_by_name()
    {
        Assert.SkipWhen(Settings.PowerShell is not null, "ZT_PWSH names another PowerShell, which knows its own modules only.");
        var (code, output) = await PowerShellProgram.RunAsync(
            ["-Command", "(Import-Module Pester -PassThru).Version.ToString(); exit 7"],
            TestContext.Current.CancellationToken
        );
        Assert.Equal(7, code);
        Assert.Equal("6.2.0", output.Trim());
    }
}
