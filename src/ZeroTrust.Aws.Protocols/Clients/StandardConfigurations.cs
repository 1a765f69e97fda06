using System.Collections.ObjectModel;
using Amazon.Runtime;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>The SDK's default configuration modes
/// (https://docs.aws.amazon.com/sdkref/latest/guide/feature-smart-config-defaults.html).</summary>
internal static class StandardConfigurations
{
    internal static ReadOnlyCollection<IDefaultConfiguration> All { get; } =
        new([
            Mode(DefaultConfigurationMode.Standard, 3100, 3100),
            Mode(DefaultConfigurationMode.InRegion, 1100, 1100),
            Mode(DefaultConfigurationMode.CrossRegion, 3100, 3100),
            Mode(DefaultConfigurationMode.Mobile, 30000, 30000),
        ]);

    private static DefaultConfiguration Mode(DefaultConfigurationMode mode, int connect, int negotiate) =>
        new()
        {
            Name = mode,
            RetryMode = RequestRetryMode.Standard,
            S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
            ConnectTimeout = TimeSpan.FromMilliseconds(connect),
            TlsNegotiationTimeout = TimeSpan.FromMilliseconds(negotiate),
        };
}
