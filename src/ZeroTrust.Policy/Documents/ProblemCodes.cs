namespace ZeroTrust.Policy.Documents;

/// <summary>Codes of the problems that reading a document can report. Lint rules have codes of their own.</summary>
public static class ProblemCodes
{
    /// <summary>The text is longer than the limit.</summary>
    public const string TooLarge = "TooLarge";

    /// <summary>Objects and lists are nested deeper than the limit.</summary>
    public const string TooDeep = "TooDeep";

    /// <summary>There are more problems than are listed.</summary>
    public const string TooManyProblems = "TooManyProblems";

    /// <summary>The bytes are not UTF-8.</summary>
    public const string InvalidUtf8 = "InvalidUtf8";

    /// <summary>There is no text.</summary>
    public const string EmptyText = "EmptyText";

    /// <summary>The text is not JSON here.</summary>
    public const string InvalidJson = "InvalidJson";

    /// <summary>The same name is used twice in one object.</summary>
    public const string DuplicateName = "DuplicateName";

    /// <summary>An element that the policy grammar does not have.</summary>
    public const string UnknownElement = "UnknownElement";

    /// <summary>An element that must be there is not.</summary>
    public const string MissingElement = "MissingElement";

    /// <summary>Two elements that exclude each other, such as Action and NotAction.</summary>
    public const string ConflictingElements = "ConflictingElements";

    /// <summary>The value has a type that the grammar does not allow here.</summary>
    public const string WrongType = "WrongType";

    /// <summary>The list has no elements.</summary>
    public const string EmptyList = "EmptyList";

    /// <summary>The version is neither 2008-10-17 nor 2012-10-17.</summary>
    public const string UnknownVersion = "UnknownVersion";

    /// <summary>Effect is neither Allow nor Deny, in exactly this spelling.</summary>
    public const string InvalidEffect = "InvalidEffect";

    /// <summary>An action is neither <c>*</c> nor <c>service:name</c>.</summary>
    public const string InvalidAction = "InvalidAction";

    /// <summary>A kind of principal that the grammar does not have.</summary>
    public const string UnknownPrincipalKind = "UnknownPrincipalKind";

    /// <summary>A principal whose text has none of the forms that its kind allows.</summary>
    public const string InvalidPrincipal = "InvalidPrincipal";

    /// <summary>A condition operator that does not exist.</summary>
    public const string UnknownOperator = "UnknownOperator";

    /// <summary>A condition operator with a suffix or prefix that it does not take, such as NullIfExists.</summary>
    public const string InvalidOperator = "InvalidOperator";

    /// <summary>A word is known but spelled with other letter case than AWS documents.</summary>
    public const string UnusualCase = "UnusualCase";

    /// <summary>Two statements have the same Sid.</summary>
    public const string DuplicateSid = "DuplicateSid";
}
