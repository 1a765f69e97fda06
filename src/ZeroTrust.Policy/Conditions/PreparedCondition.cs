using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Resources;

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

    public Truth Evaluate(AccessRequest request)
    {
        var found = request.Find(_key);
        if (_operator.Kind == OperatorKind.Null) return IsNull(found);
        if (!found.IsKnown) return Truth.Unknown;
        var values = found.Values;
        if (values.IsEmpty)
        {
            // "If the key is not present, evaluate the condition element as true" (IfExists).
            if (_operator.IfExists) return Truth.True;
            return _operator.Quantifier switch
            {
                // "ForAllValues ... also returns true if there are no context keys in the request"; ForAnyValue then returns false
                // (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html).
                SetQuantifier.ForAllValues => Truth.True,
                SetQuantifier.ForAnyValue => Truth.False,
                // "If the key ... is not present ... the condition is false. If the policy condition requires that the key is not matched,
                // such as StringNotLike or ArnNotLike, and the right key is not present, the condition is true" (condition operators page).
                _ => TruthLogic.Of(_isNegated),
            };
        }
        return _operator.Quantifier switch
        {
            // A key that resolves "to a null data set, such as an empty string" counts as one without values.
            SetQuantifier.ForAllValues => IsNullDataSet(values) ? Truth.True : All(values, request),
            SetQuantifier.ForAnyValue => IsNullDataSet(values) ? Truth.False : Any(values, request),
            _ => Single(values, request),
        };
    }

    /// <summary>Notes the keys that are not known and that the condition looks at.</summary>
    public void NoteUnknowns(AccessRequest request, Action<string> note)
    {
        if (!request.Find(_key).IsKnown) note(_key);
        _comparison.NoteUnknowns(request, note);
    }

    /// <summary>"use either true (the key doesn't exist - it is null) or false (the key exists and its value is not null)".
    /// AWS does not say what an empty text is, nor what a set operator in front would mean.</summary>
    private Truth IsNull(ContextValue found)
    {
        if (!found.IsKnown || _operator.Quantifier != SetQuantifier.None || (!found.Values.IsEmpty && IsNullDataSet(found.Values))) return Truth.Unknown;
        var result = Truth.False;
        foreach (var expected in _nulls) result = result.Or(expected is null ? Truth.Unknown : TruthLogic.Of(expected == found.Values.IsEmpty));
        return result;
    }

    private Truth One(string value, AccessRequest request)
    {
        var match = _comparison.Match(value, request);
        return _isNegated ? match.AsMismatch() : match.AsMatch();
    }

    private Truth All(ReadOnlySpan<string> values, AccessRequest request)
    {
        var result = Truth.True;
        foreach (var value in values) result = result.And(One(value, request));
        return result;
    }

    private Truth Any(ReadOnlySpan<string> values, AccessRequest request)
    {
        var result = Truth.False;
        foreach (var value in values) result = result.Or(One(value, request));
        return result;
    }

    /// <summary>"Multivalued context keys require a condition set operator": without one the result is only certain when all values agree.</summary>
    private Truth Single(ReadOnlySpan<string> values, AccessRequest request)
    {
        var result = One(values[0], request);
        for (var i = 1; i < values.Length; i++)
        {
            if (One(values[i], request) != result) return Truth.Unknown;
        }
        return result;
    }

    private static bool IsNullDataSet(ReadOnlySpan<string> values)
    {
        foreach (var value in values)
        {
            if (value.Length > 0) return false;
        }
        return true;
    }
}
