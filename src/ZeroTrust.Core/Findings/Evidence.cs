using System.Text.Json.Nodes;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Findings;

/// <summary>An API fact that a finding rests on.</summary>
/// <param name="FactType">The kind of fact.</param>
/// <param name="Resource">What the fact is about.</param>
/// <param name="Name">The member that decided, such as <c>rotation</c>.</param>
/// <param name="Value">Its value, or null where it is absent.</param>
public sealed record Evidence(string FactType, ResourceRef Resource, string Name, JsonNode? Value);
