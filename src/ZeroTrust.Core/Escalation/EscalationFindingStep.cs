using ZeroTrust.Core.Access;

namespace ZeroTrust.Core.Escalation;

/// <summary>One step of a way to an administrator.</summary>
/// <param name="PathId">Identifier in the catalogue, such as <c>EC2-001</c>.</param>
/// <param name="Title">What is done, in a few words.</param>
/// <param name="From">Who takes the step.</param>
/// <param name="To">Whose rights are gained.</param>
/// <param name="Text">The step in one line: <c>EC2-001: iam:PassRole + ec2:RunInstances -> role/admin</c>.</param>
/// <param name="IsPossibleOnly">Whether something decides that is not known.</param>
/// <param name="Unknowns">What that is; empty when the step is certain.</param>
/// <param name="Evidence">The requests of the step, with the statements that decide.</param>
public sealed record EscalationFindingStep(
    string PathId,
    string Title,
    string From,
    string To,
    string Text,
    bool IsPossibleOnly,
    IReadOnlyList<string> Unknowns,
    IReadOnlyList<AccessTest> Evidence
)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
