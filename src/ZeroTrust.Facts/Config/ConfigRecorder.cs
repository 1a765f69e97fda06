namespace ZeroTrust.Facts.Config;

/// <summary>AWS Config recording in one region.</summary>
/// <remarks>About the account in one region.</remarks>
/// <param name="Exists">A recorder exists.</param>
/// <param name="Name">Its name.</param>
/// <param name="Recording">It records now.</param>
/// <param name="AllSupported">All supported resource types.</param>
/// <param name="IncludesGlobal">Global resource types too.</param>
/// <param name="RoleArn">Its role.</param>
/// <param name="DeliveryChannelExists">A delivery channel exists.</param>
[FactType(
    "config-recorder",
    ResourceRef.AccountType,
    "config:DescribeConfigurationRecorders",
    "config:DescribeConfigurationRecorderStatus",
    "config:DescribeDeliveryChannels"
)]
public sealed record ConfigRecorder(
    bool Exists,
    string? Name,
    bool Recording,
    bool AllSupported,
    bool IncludesGlobal,
    string? RoleArn,
    bool DeliveryChannelExists
);
