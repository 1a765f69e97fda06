namespace ZeroTrust.Facts.Config;

/// <summary>AWS Config recording in one region, by the recorder that is the customer's own.</summary>
/// <remarks>About the account in one region.</remarks>
/// <param name="Exists">A recorder of the customer exists; those that services keep for themselves do not count.</param>
/// <param name="Name">Its name.</param>
/// <param name="Recording">It records now.</param>
/// <param name="AllSupported">All supported resource types.</param>
/// <param name="IncludesGlobal">Global resource types too.</param>
/// <param name="RoleArn">Its role.</param>
/// <param name="DeliveryChannelExists">A delivery channel exists.</param>
/// <param name="ServiceLinked">
/// Recorders of services, as service principal and scope, sorted; null in facts that were saved before they were told apart. INTERNAL
/// ones record for the service alone and deliver nothing.
/// </param>
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
    bool DeliveryChannelExists,
    IReadOnlyList<string>? ServiceLinked = null
);
