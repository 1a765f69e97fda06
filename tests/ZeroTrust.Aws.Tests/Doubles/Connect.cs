using ZeroTrust.Aws.Connecting;
using ZeroTrust.Core.Connections;
using ZeroTrust.Core.Errors;

namespace ZeroTrust.Aws.Doubles;

/// <summary>Connects in tests: no environment but the given one, no repeats unless asked for.</summary>
internal static class Connect
{
    public static AwsConnector Connector(TimeProvider? time = null, int retries = 0, params (string Name, string Value)[] environment) =>
        new(
            time ?? TimeProvider.System,
            name => environment.FirstOrDefault(variable => variable.Name == name).Value,
            options => new(options.MaximumParallelism, retries, retries)
        );

    public static Task<IAwsConnection> ToAsync(
        ConnectionOptions options,
        Listener? listener = null,
        params (string Name, string Value)[] environment
    ) => Connector(null, 0, environment).ConnectAsync(options, listener ?? new(), TestContext.Current.CancellationToken);

    public static Task<ZeroTrustException> FailsAsync(ConnectionOptions options, params (string Name, string Value)[] environment) =>
        Assert.ThrowsAsync<ZeroTrustException>(() => ToAsync(options, null, environment));
}
