using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Conditions;

/// <summary>One condition in the form that evaluation uses: everything around the comparison itself.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html</summary>
internal sealed class PreparedCondition
{
    private readonly string _key;
    private readonly ConditionOperator _operator;
    private readonly bool _isNegated;
    private readonly bool?[] _nulls;
    private readonly ValueComparison _comparison;

    public PreparedCondition(Condition condition, PolicyVersion version)
    {
        _key = condition.Key;
        _operator = condition.Operator;
        _isNegated = condition.Operator.IsNegated;
        _nulls = condition.Operator.Kind == OperatorKind.Null ? [.. condition.Values.Select(v => BoolEquals.Parse(v.Text))] : [];
        _comparison = ValueComparison.Of(condition, version);
    }

    /// <summary>Whether the condition holds.</summary>
    /// <param name="request">The request.</param>
    /// <param name="trace">Names the doubts; null when nobody asks.</param>
    public DoubtedTruth Evaluate(AccessRequest request, DecisionTrace? trace)
    {
        var found = request.Find(_key);
        if (_operator.Kind == OperatorKind.Null)
        {
            return IsNull(found, trace);
        }

        if (!found.IsKnown)
        {
            return trace is null ? DoubtedTruth.Unknown : trace.OnKey(_key).Or(_comparison.OpenVariables(request, trace));
        }

        var values = found.Values;
        if (values.IsEmpty)
        {
            // "If the key is not present, evaluate the condition element as true" (IfExists).
            if (_operator.IfExists)
            {
                return DoubtedTruth.True;
            }

            return _operator.Quantifier switch
            {
                // "ForAllValues ... also returns true if there are no context keys in the request"; ForAnyValue then returns false
                // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html).
                SetQuantifier.ForAllValues => DoubtedTruth.True,
                SetQuantifier.ForAnyValue => DoubtedTruth.False,
                // "If the key ... is not present ... the condition is false. If the policy condition requires that the key is not matched,
                // such as StringNotLike or ArnNotLike, and the right key is not present, the condition is true" (condition operators page).
                _ => DoubtedTruth.Of(_isNegated),
            };
        }
        return _operator.Quantifier switch
        {
            // A key that resolves "to a null data set, such as an empty string" counts as one without values.
            SetQuantifier.ForAllValues => IsNullDataSet(values) ? DoubtedTruth.True : All(values, request, trace),
            SetQuantifier.ForAnyValue => IsNullDataSet(values) ? DoubtedTruth.False : Any(values, request, trace),
            _ => Single(values, request, trace),
        };
    }

    /// <summary>"use either true (the key doesn't exist - it is null) or false (the key exists and its value is not null)".
    /// AWS does not say what an empty text is, nor what a set operator in front would mean.</summary>
    private DoubtedTruth IsNull(ContextValue found, DecisionTrace? trace)
    {
        if (_operator.Quantifier != SetQuantifier.None)
        {
            return trace.OnUndefined(UndefinedCase.NullOfSet);
        }

        if (!found.IsKnown)
        {
            return trace.OnKey(_key);
        }

        if (!found.Values.IsEmpty && IsNullDataSet(found.Values))
        {
            return trace.OnUndefined(UndefinedCase.NullOfEmptyText);
        }

        var result = DoubtedTruth.False;
        foreach (var expected in _nulls)
        {
            result = result.Or(
                expected is null ? trace.OnUndefined(UndefinedCase.ValueOfAnotherType) : DoubtedTruth.Of(expected == found.Values.IsEmpty)
            );
        }
        return result;
    }

    private DoubtedTruth One(string value, AccessRequest request, DecisionTrace? trace)
    {
        var match = _comparison.Match(value, request, trace);
        return _isNegated ? match.Not() : match;
    }

    private DoubtedTruth All(ReadOnlySpan<string> values, AccessRequest request, DecisionTrace? trace)
    {
        var result = DoubtedTruth.True;
        foreach (var value in values)
        {
            result = result.And(One(value, request, trace));
        }

        return result;
    }

    private DoubtedTruth Any(ReadOnlySpan<string> values, AccessRequest request, DecisionTrace? trace)
    {
        var result = DoubtedTruth.False;
        foreach (var value in values)
        {
            result = result.Or(One(value, request, trace));
        }

        return result;
    }

    /// <summary>"Multivalued context keys require a condition set operator": without one the result is
    /// only certain when all values agree.</summary>
    private DoubtedTruth Single(ReadOnlySpan<string> values, AccessRequest request, DecisionTrace? trace)
    {
        if (values.Length == 1)
        {
            return One(values[0], request, trace);
        }

        var (all, any) = (All(values, request, trace), Any(values, request, trace));
        if (all.IsTrue || any.IsFalse)
        {
            return all;
        }

        if (all.IsFalse && any.IsTrue)
        {
            return trace.OnUndefined(UndefinedCase.SeveralValues);
        }

        if (any.IsTrue)
        {
            return all;
        }

        return all.IsFalse ? any : all.Or(any);
    }

    private static bool IsNullDataSet(ReadOnlySpan<string> values)
    {
        foreach (var value in values)
        {
            if (value.Length > 0)
            {
                return false;
            }
        }
        return true;
    }
}
