using System.Text.Json.Nodes;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Plans;

/// <summary>
/// A fact that a change alters. Before it writes, the runner reads the fact again: equal to <see cref="Before"/> means go, equal to
/// <see cref="After"/> means already in place, anything else means that somebody else changed it.
/// </summary>
/// <param name="FactType">The kind of fact.</param>
/// <param name="Resource">What it is about.</param>
/// <param name="Before">The fact's JSON when the change was planned; null when the resource did not exist.</param>
/// <param name="After">The fact's JSON as it should become; null when the resource will not exist, or when only AWS
/// knows (see <see cref="AfterIsOpen"/>).</param>
public sealed record ChangeState(string FactType, ResourceRef Resource, JsonNode? Before, JsonNode? After)
{
    /// <summary>
    /// True when the state afterwards holds values that AWS chooses (ids, times) or that other
    /// changes of the plan move on. Only the members that
    /// <see cref="After"/> states are then compared, at any depth; with no <see cref="After"/> at all
    /// nothing is, and the resource merely has to exist.
    /// </summary>
    public bool AfterIsOpen { get; init; }
}
