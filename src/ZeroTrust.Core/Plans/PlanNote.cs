using System.Text.Json.Serialization;
using ZeroTrust.Facts;

namespace ZeroTrust.Core.Plans;

/// <summary>Something that a planner decided not to change, and why.</summary>
/// <param name="Kind">Why not.</param>
/// <param name="Resource">What.</param>
/// <param name="Message">One sentence.</param>
/// <param name="ErrorId">For refusals and gaps: the error id that a cmdlet reports; empty otherwise.</param>
public sealed record PlanNote(PlanNoteKind Kind, ResourceRef Resource, string Message, string ErrorId = "")
{
    /// <summary>For refusals and gaps: what the reader can do; null where the message says it all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Remedy { get; init; }
}
