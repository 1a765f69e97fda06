namespace ZeroTrust.Core.Planning.Intents;

/// <summary>A template of a service control policy, for people who choose one.</summary>
/// <param name="Name">Name, such as <c>RegionLimit</c>.</param>
/// <param name="Description">What it denies, and what that means in practice.</param>
/// <param name="Documentation">The AWS page that its semantics come from.</param>
/// <param name="Parameters">What can be set.</param>
public sealed record ScpTemplateInfo(string Name, string Description, string Documentation, IReadOnlyList<ScpTemplateParameter> Parameters);
