using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Resources;

namespace ZeroTrust.Policy.Conditions;

/// <summary>The positive comparison of an operator with the values that a policy gives it. Negation, set operators, IfExists and absent keys
/// are the same for all operators and live in <see cref="PreparedCondition"/>.</summary>
internal abstract class ValueComparison
{
    /// <summary>Whether a value of the request matches one of the policy's values.</summary>
    public abstract PatternMatch Match(string value, AccessRequest request);

    /// <summary>Notes the variables in the policy's values whose value is not known.</summary>
    public virtual void NoteUnknowns(AccessRequest request, Action<string> note)
    {
    }

    /// <summary>The comparison of an operator.</summary>
    public static ValueComparison Of(Condition condition, PolicyVersion version)
    {
        var variables = version == PolicyVersion.V2012 && condition.Operator.AllowsVariables;
        var values = condition.Values.Select(v => v.Text).ToArray();
        return condition.Operator.PositiveKind switch
        {
            OperatorKind.StringEquals => new StringEquals(values, variables),
            OperatorKind.StringEqualsIgnoreCase => new StringEqualsIgnoreCase(values, variables),
            OperatorKind.StringLike => new StringLike(values, variables),
            OperatorKind.ArnEquals or OperatorKind.ArnLike => new ArnLike(values, variables),
            OperatorKind.Bool => new BoolEquals(values),
            OperatorKind.BinaryEquals => new BinaryEquals(values),
            OperatorKind.IpAddress => new IpAddressIn(values),
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
            _ => new StringEquals([], variables),
        };
    }
}
