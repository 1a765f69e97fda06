using System.Text.Json.Nodes;

namespace ZeroTrust.Core.Planning.Intents;

/// <summary>A template with its parameters.</summary>
/// <param name="Template">Name, such as <c>RegionLimit</c>.</param>
/// <param name="Parameters">Parameter names to values, such as <c>allowedRegions</c>.</param>
public sealed record ScpTemplateUse(string Template, JsonObject Parameters);
