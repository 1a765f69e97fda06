namespace ZeroTrust.Policy.Decisions;

/// <summary>What AWS does not define, so that no answer can be given for it.</summary>
public enum UndefinedCase
{
    /// <summary>A value of the policy or of the request is not what the operator compares: no number, date,
    /// address, ARN, truth value or base64.</summary>
    ValueOfAnotherType,

    /// <summary>The key has several values, the operator has no set operator, and the values differ in the result:
    /// "Multivalued context keys require a condition set operator".</summary>
    SeveralValues,

    /// <summary>A policy variable stands for a key with several values: "you can't use a multivalued one".</summary>
    VariableOfSeveralValues,

    /// <summary>A policy variable without value in a negated element: it "might cause the entire statement to be invalid".</summary>
    UnresolvedVariable,

    /// <summary>Null with a set operator.</summary>
    NullOfSet,

    /// <summary>Null on a key whose value is an empty text.</summary>
    NullOfEmptyText,

    /// <summary>NotPrincipal names only some of what it takes to exempt somebody: it "might
    /// deny access", depending on the service.</summary>
    NotPrincipalInPart,

    /// <summary>A statement without Principal in a policy that needs one; AWS refuses such a policy.</summary>
    MissingPrincipal,

    /// <summary>A statement with Principal in a policy that must not have one; AWS refuses such a policy.</summary>
    ForbiddenPrincipal,
}
