using ZeroTrust.Core.Plans;

namespace ZeroTrust.Core.Access;

/// <summary>One request under one state of one policy layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Document">The layer's document; null for none.</param>
/// <param name="Principal">Who.</param>
/// <param name="Probe">What.</param>
/// <param name="Mfa">Whether the request has MFA; null: signed with a long-term key, so that the key is absent.</param>
/// <param name="Region">The region that is asked, where the principal can choose it; null when not known.</param>
/// <param name="ResourceAccount">The account that owns the resource; null to take it from the ARN.</param>
/// <param name="AloneInLayer">Whether nothing else in the layer allows anything; otherwise something else
/// allows everything, and only denials count.</param>
internal sealed record AccessQuestion(
    AccessLayer Layer,
    string? Document,
    ProtectedPrincipal Principal,
    AccessProbe Probe,
    bool? Mfa,
    string? Region,
    string? ResourceAccount,
    bool AloneInLayer
);
