using System.Globalization;
using ZeroTrust.Core.Connections;
using ZeroTrust.Sandbox;
using ZeroTrust.Sandbox.Sample;

// Offers the sample organization to any AWS client of this machine until Ctrl-C.
// dotnet run --project examples/SandboxServer -- [port] [seed] [--enforce] [fault ...]
var numbers = args.TakeWhile(static word => word.All(char.IsAsciiDigit))
    .Select(static word => int.Parse(word, CultureInfo.InvariantCulture))
    .ToList();
var options = new SandboxOptions
{
    Seed = numbers.ElementAtOrDefault(1) is var seed and > 0 ? seed : 1,
    EnforceIam = args.Contains("--enforce"),
    Faults = [.. args.Skip(numbers.Count).Where(static word => word != "--enforce")],
};

AwsSandbox sandbox;
try
{
    sandbox = new AwsSandbox(options, TimeProvider.System);
}
catch (FormatException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 2;
}

await using (sandbox)
{
    await using var listener = SandboxListener.Start(sandbox, numbers.ElementAtOrDefault(0));
    Console.WriteLine(
        $"""
        export AWS_ENDPOINT_URL={listener.Endpoint}
        export AWS_ACCESS_KEY_ID={SampleCredentials.AccessKeyId}
        export AWS_SECRET_ACCESS_KEY={SampleCredentials.SecretAccessKey}
        export AWS_DEFAULT_REGION=eu-west-1
        # then, for example:
        #   aws --endpoint-url $AWS_ENDPOINT_URL iam list-users
        # Ctrl-C ends it.
        """
    );
    var stop = new TaskCompletionSource();
    Console.CancelKeyPress += (_, press) =>
    {
        press.Cancel = true;
        stop.TrySetResult();
    };
    await stop.Task;
}

return 0;
