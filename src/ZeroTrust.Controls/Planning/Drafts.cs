using ZeroTrust.Core.Controls;
using ZeroTrust.Core.Findings;
using ZeroTrust.Core.Plans;
using ZeroTrust.Core.Snapshots;
using ZeroTrust.Facts;

namespace ZeroTrust.Controls.Planning;

/// <summary>Short ways to write an answer of a planner.</summary>
internal static class Drafts
{
    /// <summary>These changes and nothing to say.</summary>
    public static PlanDraft Of(params Change[] changes) => new(changes, []);

    /// <summary>One change for a failed finding, planned on a fact about its resource; nothing where it did not fail or
    /// the fact is not known.</summary>
    /// <param name="finding">The finding that it answers.</param>
    /// <param name="snapshot">The facts.</param>
    /// <param name="context">The context in which the control plans.</param>
    /// <param name="content">What the control says of the change.</param>
    public static PlanDraft For<TFact>(Finding finding, Snapshot snapshot, PlanContext context, Func<Known<TFact>, ChangeContent> content)
        where TFact : class =>
        finding.Outcome is Outcome.Fail && snapshot.Find<TFact>(finding.Resource) is Known<TFact> fact
            ? Of(Change.For(finding, context, content(fact)))
            : PlanDraft.Empty;

    /// <summary>No change; a person must do it.</summary>
    public static PlanDraft Manual(ResourceRef resource, string message) => Note(PlanNoteKind.Manual, resource, message);

    /// <summary>No change, and why.</summary>
    public static PlanDraft Note(PlanNoteKind kind, ResourceRef resource, string message, string errorId = "") =>
        new([], [new PlanNote(kind, resource, message, errorId)]);

    /// <summary>Two answers in one.</summary>
    public static PlanDraft And(this PlanDraft first, PlanDraft second) =>
        new([.. first.Changes, .. second.Changes], [.. first.Notes, .. second.Notes]);
}
