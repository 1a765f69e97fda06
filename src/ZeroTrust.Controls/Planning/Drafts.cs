using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;

namespace ZeroTrust.Controls.Planning;

/// <summary>Short ways to write an answer of a planner.</summary>
internal static class Drafts
{
    /// <summary>These changes and nothing to say.</summary>
    public static PlanDraft Of(params Change[] changes) => new(changes, []);

    /// <summary>No change; a person must do it.</summary>
    public static PlanDraft Manual(ResourceRef resource, string message) => Note(PlanNoteKind.Manual, resource, message);

    /// <summary>No change, and why.</summary>
    public static PlanDraft Note(PlanNoteKind kind, ResourceRef resource, string message, string errorId = "") =>
        new([], [new PlanNote(kind, resource, message, errorId)]);

    /// <summary>Two answers in one.</summary>
    public static PlanDraft And(this PlanDraft first, PlanDraft second) =>
        new([.. first.Changes, .. second.Changes], [.. first.Notes, .. second.Notes]);
}
