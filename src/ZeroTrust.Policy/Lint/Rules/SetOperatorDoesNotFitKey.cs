using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Documents.Writing;

namespace ZeroTrust.Policy.Lint.Rules;

/// <summary>A set operator on a key with one value, none on a key with several, and
/// ForAllValues in an Allow, which is true without the key.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html</summary>
internal sealed class SetOperatorDoesNotFitKey : LintRule
{
    public override IEnumerable<PolicyProblem> Check(LintSubject subject)
    {
        foreach (var statement in subject.Statements)
        {
            foreach (var condition in statement.Conditions.Conditions)
            {
                var quantifier = condition.Operator.Quantifier;
                var key = subject.Catalogue.FindConditionKey(condition.Key);
                if (quantifier == SetQuantifier.None)
                {
                    if (key is { IsMultivalued: true } && condition.Operator.Kind != OperatorKind.Null)
                    {
                        yield return Warning(
                            condition.Position,
                            $"'{condition.Key}' can have several values: without a set operator the result is not defined.",
                            $"ForAnyValue:{condition.Operator}",
                            PolicyFixKind.Replace
                        );
                    }

                    continue;
                }
                if (condition.Operator.Kind == OperatorKind.Null)
                {
                    yield return Warning(
                        condition.Position,
                        "AWS does not define Null with a set operator.",
                        "Null",
                        PolicyFixKind.Replace
                    );
                }
                else if (key is { IsMultivalued: false, Type.Length: > 0 })
                {
                    yield return Warning(
                        condition.Position,
                        $"'{condition.Key}' has one value: {quantifier} makes the condition too lenient.",
                        (condition.Operator with { Quantifier = SetQuantifier.None }).ToString(),
                        PolicyFixKind.Replace
                    );
                }
                else if (
                    quantifier == SetQuantifier.ForAllValues
                    && statement.Effect == Effect.Allow
                    && !HasNullCheck(statement, condition.Key)
                )
                {
                    yield return Warning(
                        condition.Position,
                        $"ForAllValues is true when the request has no '{condition.Key}'; a Null condition would exclude that.",
                        $"\"Null\":{{{JsonText.Quote(condition.Key)}:\"false\"}}",
                        PolicyFixKind.AddCondition
                    );
                }
            }
        }
    }

    private static bool HasNullCheck(Statement statement, string key) =>
        statement.Conditions.Conditions.Any(c =>
            c.Operator.Kind == OperatorKind.Null
            && c.Key.Equals(key, StringComparison.OrdinalIgnoreCase)
            && c.Values.All(v => v.Text.Equals("false", StringComparison.OrdinalIgnoreCase))
        );
}
