namespace ZeroTrust.Policy.Documents;

/// <summary>How a <see cref="PolicyProblem.Fix"/> goes into the document.</summary>
public enum PolicyFixKind
{
    /// <summary>A person has to decide: the text, if any, is advice.</summary>
    Advice,

    /// <summary>The text takes the place of the action, resource, value, Sid or principal at the position, or of the
    /// operator of the condition key there.</summary>
    Replace,

    /// <summary>The entry, element or statement at the position goes.</summary>
    Remove,

    /// <summary>The text is one more condition for the statement.</summary>
    AddCondition,

    /// <summary>The document gets the version 2012-10-17.</summary>
    SetVersion,

    /// <summary>The action at the position gets a statement of its own, whose Resource is the text.</summary>
    OwnStatement,
}
