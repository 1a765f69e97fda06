using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Conditions;

/// <summary>The positive comparison of an operator with the values that a policy gives it.
/// Negation, set operators, IfExists and absent keys
/// are the same for all operators and live in <see cref="PreparedCondition"/>.</summary>
internal abstract class ValueComparison
{
    /// <summary>Whether a value of the request matches one of the policy's values.</summary>
    /// <param name="value">The value of the request.</param>
    /// <param name="request">Where variables get their values from.</param>
    /// <param name="trace">Names the doubts; null when nobody asks.</param>
    public abstract DoubtedTruth Match(string value, AccessRequest request, DecisionTrace? trace);

    /// <summary>The doubts about the policy's values, which may hold variables; false when all of them are certain.</summary>
    public virtual DoubtedTruth OpenVariables(AccessRequest request, DecisionTrace? trace) => DoubtedTruth.False;

    /// <summary>The comparison of an operator.</summary>
    public static ValueComparison Of(Condition condition, PolicyVersion version)
    {
        var variables = version == PolicyVersion.V2012 && condition.Operator.AllowsVariables;
        var isNegated = condition.Operator.IsNegated;
        var values = condition.Values.Select(v => v.Text).ToArray();
        return condition.Operator.PositiveKind switch
        {
            OperatorKind.StringEquals => new StringEquals(values, variables, isNegated),
            OperatorKind.StringEqualsIgnoreCase => new StringEqualsIgnoreCase(values, variables, isNegated),
            OperatorKind.StringLike => new StringLike(values, variables, isNegated),
            OperatorKind.ArnEquals or OperatorKind.ArnLike => new ArnLike(values, variables, isNegated),
            OperatorKind.Bool => new BoolEquals(values),
            OperatorKind.BinaryEquals => new BinaryEquals(values),
            OperatorKind.IpAddress => new IpAddressIn(values, condition.Key),
            OperatorKind.NumericEquals => new NumericCompare(values, Order.Equal),
            OperatorKind.NumericLessThan => new NumericCompare(values, Order.Less),
            OperatorKind.NumericLessThanEquals => new NumericCompare(values, Order.Less | Order.Equal),
            OperatorKind.NumericGreaterThan => new NumericCompare(values, Order.Greater),
            OperatorKind.NumericGreaterThanEquals => new NumericCompare(values, Order.Greater | Order.Equal),
            OperatorKind.DateEquals => new DateCompare(values, Order.Equal),
            OperatorKind.DateLessThan => new DateCompare(values, Order.Less),
            OperatorKind.DateLessThanEquals => new DateCompare(values, Order.Less | Order.Equal),
            OperatorKind.DateGreaterThan => new DateCompare(values, Order.Greater),
            OperatorKind.DateGreaterThanEquals => new DateCompare(values, Order.Greater | Order.Equal),
            // Null compares no values.
            _ => new StringEquals([], variables, isNegated),
        };
    }
}
