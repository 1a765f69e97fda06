namespace ZeroTrust.Core.Planning.Intents;

/// <summary>Service control policies from templates.</summary>
/// <param name="Name">Name of the policy; numbered (<c>-2</c>, <c>-3</c>) when the text must be split.</param>
/// <param name="Description">Description, at most 512 characters.</param>
/// <param name="Templates">Names of templates, each with its parameters.</param>
/// <param name="TargetIds">Roots, organizational units or accounts to attach to; empty to only create.</param>
/// <param name="Force">Attach also where the management session's own role lives.</param>
public sealed record ScpIntent(
    string Name,
    string Description,
    IReadOnlyList<ScpTemplateUse> Templates,
    IReadOnlyList<string> TargetIds,
    bool Force
);
