using System.Diagnostics;

namespace ZeroTrust.Scenarios.Running;

/// <summary>The PowerShell that runs scenarios: the one that ZT_PWSH names, else the hosted one, which needs only the .NET SDK.</summary>
internal static class PowerShellProgram
{
    /// <summary>The manifest of the Pester that comes with the hosted PowerShell.</summary>
    public static string Pester { get; } = Path.Combine(Repository.HostFolder, "Modules", "Pester", "Pester.psd1");

    /// <summary>What to start, at the top of the repository, with its output redirected.</summary>
    public static ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Settings.PowerShell ?? "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        if (Settings.PowerShell is null)
        {
            start.ArgumentList.Add(Path.Combine(Repository.HostFolder, "ZeroTrust.PowerShell.Host.dll"));
        }

        foreach (var argument in arguments.Prepend("-NonInteractive").Prepend("-NoProfile"))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["NO_COLOR"] = "1";
        return start;
    }

    /// <summary>Runs to the end; gives the exit code and all that was printed.</summary>
    public static async Task<(int Code, string Output)> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Start(arguments))!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
