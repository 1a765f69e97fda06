using Spectre.Console;
using ZeroTrust.Core.Errors;
using ZeroTrust.Examples.Quickstart;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

if (Console.IsOutputRedirected)
{
    // A pipe has neither width nor colours; this width shows the tables without wrapping.
    AnsiConsole.Profile.Width = 160;
    AnsiConsole.Profile.Capabilities.Ansi = false;
    AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
}

try
{
    var options = QuickstartOptions.Parse(args);
    if (options.Help)
    {
        Console.WriteLine(QuickstartOptions.Usage);
        return 0;
    }

    await new Tour(options, TimeProvider.System).RunAsync(stop.Token);
    return 0;
}
catch (Exception problem) when (problem is ZeroTrustException or AwsCallException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Cancelled.");
    return 2;
}
