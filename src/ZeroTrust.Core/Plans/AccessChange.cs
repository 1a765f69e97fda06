namespace ZeroTrust.Core.Plans;

/// <summary>What a change does to access, as data, so that one guard can find out who would be locked out.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Before">The policy document before (JSON); null for none.</param>
/// <param name="After">The policy document afterwards (JSON); null for none.</param>
/// <param name="PrincipalArns">Principals whose access changes; empty when the layer decides (resource, SCP) rather than a list.</param>
/// <param name="AccountIds">Accounts in which it takes effect.</param>
/// <param name="Probes">What the protected principals must still be able to do, if they can now.</param>
public sealed record AccessChange(
    AccessLayer Layer,
    string? Before,
    string? After,
    IReadOnlyList<string> PrincipalArns,
    IReadOnlyList<string> AccountIds,
    IReadOnlyList<AccessProbe> Probes
);
