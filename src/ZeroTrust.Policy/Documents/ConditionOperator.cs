using ZeroTrust.Policy.Documents.Reading;

namespace ZeroTrust.Policy.Documents;

/// <summary>A condition operator with its set operator and suffix.</summary>
/// <param name="Kind">The comparison.</param>
/// <param name="Quantifier">The set operator in front.</param>
/// <param name="IfExists">Whether it ends in <c>IfExists</c>: true when the key is absent.</param>
public readonly record struct ConditionOperator(OperatorKind Kind, SetQuantifier Quantifier = SetQuantifier.None, bool IfExists = false)
{
    private static readonly Dictionary<string, OperatorKind> Kinds = Enum.GetValues<OperatorKind>()
        .ToDictionary(k => k.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the operator is the negation of another one, so that an absent key makes it true.</summary>
    public bool IsNegated =>
        Kind
            is OperatorKind.StringNotEquals
                or OperatorKind.StringNotEqualsIgnoreCase
                or OperatorKind.StringNotLike
                or OperatorKind.NumericNotEquals
                or OperatorKind.DateNotEquals
                or OperatorKind.NotIpAddress
                or OperatorKind.ArnNotEquals
                or OperatorKind.ArnNotLike;

    /// <summary>The comparison without negation; the kind itself when it is not negated.</summary>
    public OperatorKind PositiveKind =>
        Kind switch
        {
            OperatorKind.StringNotEquals => OperatorKind.StringEquals,
            OperatorKind.StringNotEqualsIgnoreCase => OperatorKind.StringEqualsIgnoreCase,
            OperatorKind.StringNotLike => OperatorKind.StringLike,
            OperatorKind.NumericNotEquals => OperatorKind.NumericEquals,
            OperatorKind.DateNotEquals => OperatorKind.DateEquals,
            OperatorKind.NotIpAddress => OperatorKind.IpAddress,
            OperatorKind.ArnNotEquals => OperatorKind.ArnEquals,
            OperatorKind.ArnNotLike => OperatorKind.ArnLike,
            _ => Kind,
        };

    /// <summary>Whether values may hold wildcards.</summary>
    public bool AllowsWildcards => PositiveKind is OperatorKind.StringLike or OperatorKind.ArnEquals or OperatorKind.ArnLike;

    /// <summary>Whether values may hold policy variables: string and ARN operators only.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-conditionelement</summary>
    public bool AllowsVariables =>
        PositiveKind
            is OperatorKind.StringEquals
                or OperatorKind.StringEqualsIgnoreCase
                or OperatorKind.StringLike
                or OperatorKind.ArnEquals
                or OperatorKind.ArnLike;

    /// <summary>Reads an operator's name; letter case does not matter.</summary>
    /// <param name="text">Such as <c>ForAnyValue:StringLikeIfExists</c>.</param>
    /// <param name="operator">The operator when the name is known.</param>
    /// <returns>Whether the name is known.</returns>
    public static bool TryParse(string text, out ConditionOperator @operator)
    {
        var (quantifier, kindName, ifExists) = Split(text);
        var isKnown = Kinds.TryGetValue(kindName, out var kind);
        @operator = isKnown ? new ConditionOperator(kind, quantifier, ifExists) : default;
        return isKnown;
    }

    /// <summary>The operator that a misspelled name means; null when none is near.</summary>
    internal static string? Nearest(string text)
    {
        var (quantifier, kindName, ifExists) = Split(text);
        return NearestName.Find(kindName, Kinds.Keys) is { } near
            ? new ConditionOperator(Kinds[near], quantifier, ifExists).ToString()
            : null;
    }

    /// <summary>The operator as AWS writes it.</summary>
    /// <returns>Such as <c>ForAnyValue:StringLikeIfExists</c>.</returns>
    public override string ToString() => (Quantifier == SetQuantifier.None ? "" : Quantifier + ":") + Kind + (IfExists ? "IfExists" : "");

    private static (SetQuantifier Quantifier, string KindName, bool IfExists) Split(string text)
    {
        var quantifier = SetQuantifier.None;
        if (text.StartsWith("ForAllValues:", StringComparison.OrdinalIgnoreCase))
        {
            (quantifier, text) = (SetQuantifier.ForAllValues, text[13..]);
        }
        else if (text.StartsWith("ForAnyValue:", StringComparison.OrdinalIgnoreCase))
        {
            (quantifier, text) = (SetQuantifier.ForAnyValue, text[12..]);
        }

        var ifExists = text.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase);
        return (quantifier, ifExists ? text[..^8] : text, ifExists);
    }
}
