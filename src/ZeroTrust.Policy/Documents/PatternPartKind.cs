namespace ZeroTrust.Policy.Documents;

/// <summary>What a part of a pattern stands for.</summary>
public enum PatternPartKind
{
    /// <summary>Text that must be there as it is.</summary>
    Literal,

    /// <summary><c>*</c>: any number of any characters.</summary>
    AnyRun,

    /// <summary><c>?</c>: exactly one character.</summary>
    AnyOne,

    /// <summary><c>${key}</c> or <c>${key, 'default'}</c>: the value that the request has for a key, as plain text.</summary>
    Variable,
}
