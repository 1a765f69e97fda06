using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Lint;

/// <summary>Puts the fix of a problem into the document that has it.</summary>
internal static class PolicyRepair
{
    /// <summary>Applies one fix. Positions are those of the text that was read, so of several fixes one is applied, and the new
    /// document is read and checked again.</summary>
    /// <param name="document">The document, as it was read.</param>
    /// <param name="problem">A problem that the linter found in it.</param>
    /// <returns>The repaired document; null where a person has to decide, or where the document would not be one any more.</returns>
    public static PolicyDocument? Apply(PolicyDocument document, PolicyProblem problem)
    {
        if (document.IsDamaged || problem.FixKind == PolicyFixKind.Advice)
        {
            return null;
        }

        if (problem.FixKind == PolicyFixKind.SetVersion)
        {
            return document with { DeclaredVersion = PolicyVersion.V2012 };
        }

        var statements = document.Statements.ToList();
        var index = statements.FindLastIndex(s => s.Position.IsKnown && s.Position.Offset <= problem.Position.Offset);
        if (index < 0 || !statements[index].IsUnderstood)
        {
            return null;
        }

        var statement = statements[index];
        IReadOnlyList<Statement>? repaired = problem.FixKind switch
        {
            PolicyFixKind.Remove when problem.Position == statement.Position => statements.Count > 1 ? [] : null,
            PolicyFixKind.Remove => One(StatementEdit.Without(statement, problem.Position)),
            PolicyFixKind.Replace => One(StatementEdit.With(statement, problem.Position, problem.Fix!)),
            PolicyFixKind.AddCondition => One(StatementEdit.WithConditions(statement, problem.Fix!)),
            _ => StatementEdit.WithOwnStatement(statement, problem.Position, problem.Fix!),
        };
        if (repaired is null || repaired.Any(static s => !CanBeWritten(s)))
        {
            return null;
        }

        statements.RemoveAt(index);
        statements.InsertRange(index, repaired);
        return document with { Statements = statements };
    }

    private static Statement[]? One(Statement? statement) => statement is null ? null : [statement];

    // JSON has room for one condition with the same operator and key.
    private static bool CanBeWritten(Statement statement) =>
        statement.Conditions.Conditions.DistinctBy(static c => (c.Operator, c.Key)).Count() == statement.Conditions.Conditions.Count;
}
