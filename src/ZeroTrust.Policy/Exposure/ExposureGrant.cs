using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Exposure;

/// <summary>Something that outsiders can do.</summary>
/// <param name="Level">How far it reaches.</param>
/// <param name="Who">Who can do it, in words or as an ARN.</param>
/// <param name="Statement">The statement that allows it; its actions, resources and conditions bound what can be done.</param>
/// <param name="StatementIndex">The statement's place in the policy, from 0.</param>
/// <param name="Example">A request that is allowed; the evaluator confirms it.</param>
/// <param name="IsThroughService">Whether it is done by an AWS service for another customer
/// ("confused deputy"). When only services are named, such
/// a grant does not raise the report's level.</param>
public sealed record ExposureGrant(
    ExposureLevel Level,
    string Who,
    Statement Statement,
    int StatementIndex,
    AccessRequest Example,
    bool IsThroughService = false
)
{
    /// <summary>Actions as the statement writes them; with a leading <c>!</c> for those that NotAction leaves out.</summary>
    public IReadOnlyList<string> Actions => [.. Statement.Action?.Patterns.Select(p => (Statement.Action.IsNot ? "!" : "") + p.Text) ?? []];

    /// <summary>Resources as the statement writes them; with a leading <c>!</c> for those that NotResource leaves
    /// out. Empty for the resource itself.</summary>
    public IReadOnlyList<string> Resources =>
        [.. Statement.Resource?.Patterns.Select(p => (Statement.Resource.IsNot ? "!" : "") + p.Text) ?? []];

    /// <summary>Conditions that a request has to meet, and that the example meets.</summary>
    public IReadOnlyList<Condition> RemainingConditions => Statement.Conditions.Conditions;
}
