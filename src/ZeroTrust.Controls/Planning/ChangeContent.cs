using ZeroTrust.Core.Plans;
using ZeroTrust.Facts;

namespace ZeroTrust.Controls.Planning;

/// <summary>What only a planner can say of a change. Ids of change and calls, who asked and the
/// risk are given to it: see <see cref="As"/>.</summary>
internal sealed record ChangeContent
{
    /// <summary>The kind of change, such as <c>KeyRotation</c>.</summary>
    public required string Type { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Description { get; init; }

    /// <summary>The calls, in order, without ids.</summary>
    public required IReadOnlyList<AwsCall> Do { get; init; }

    /// <summary>The calls that take it back, in order, without ids.</summary>
    public required IReadOnlyList<AwsCall> Undo { get; init; }

    /// <summary>The facts that it alters.</summary>
    public required IReadOnlyList<ChangeState> States { get; init; }

    /// <summary>Tells it from other changes for the same finding, such as an access key's id; null when there is one change.</summary>
    public string? Part { get; init; }

    /// <summary>What is changed, where it is not what the finding is about: a trail of the account, in its home region.</summary>
    public ResourceRef? Resource { get; init; }

    /// <summary>What it does to access; null when it takes none away.</summary>
    public AccessChange? Access { get; init; }

    /// <summary>Ids of changes that must have been applied before.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Why it cannot be taken back; null when it can.</summary>
    public string? IrreversibleReason { get; init; }

    /// <summary>
    /// The change under an id. Its calls are called <c>id#do</c> and <c>id#undo</c>, and numbered from 0 where there are several of a kind;
    /// <see cref="Calls.Answer"/> becomes a reference to the call that it means.
    /// </summary>
    /// <param name="id">Unique within the plan, without <see cref="Part"/>.</param>
    /// <param name="controlId">The control that asked for it, or empty.</param>
    /// <param name="resource">What is changed, unless <see cref="Resource"/> says otherwise.</param>
    /// <param name="risk">What it can break.</param>
    public Change As(string id, string controlId, ResourceRef resource, ChangeRisk risk)
    {
        var whole = Part is null ? id : $"{id}/{Part}";
        string[] made = [.. Do.Select((_, place) => IdOf(whole, "do", place, Do.Count))];
        return new Change
        {
            Id = whole,
            Type = Type,
            ControlId = controlId,
            Resource = Resource ?? resource,
            Description = Description,
            Do = [.. Do.Select((call, place) => Named(call, made[place]))],
            Undo = [.. Undo.Select((call, place) => Named(call, IdOf(whole, "undo", place, Undo.Count)))],
            States = States,
            Access = Access,
            Risk = risk,
            DependsOn = DependsOn,
            IrreversibleReason = IrreversibleReason,
        };

        AwsCall Named(AwsCall call, string callId) => call with { Id = callId, Parameters = Calls.AnswersNamed(call.Parameters, made) };
    }

    private static string IdOf(string id, string kind, int place, int count) => count == 1 ? $"{id}#{kind}" : $"{id}#{kind}{place}";
}
