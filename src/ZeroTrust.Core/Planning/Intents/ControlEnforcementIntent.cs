using System.Text.Json.Nodes;

namespace ZeroTrust.Core.Planning.Intents;

/// <summary>Named resources are in the good state of a control. What the control does not speak about is refused with its reason.</summary>
/// <param name="Control">Id or name of the control; it must enforce.</param>
/// <param name="Resources">The resources.</param>
public sealed record ControlEnforcementIntent(string Control, IReadOnlyList<ResourceName> Resources)
{
    /// <summary>Values that replace defaults of the control.</summary>
    public JsonObject Settings { get; init; } = [];
}
