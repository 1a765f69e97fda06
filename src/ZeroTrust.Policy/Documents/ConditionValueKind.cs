namespace ZeroTrust.Policy.Documents;

/// <summary>How a condition value is written in JSON. AWS compares the text in every case.</summary>
public enum ConditionValueKind
{
    /// <summary>A JSON string.</summary>
    Text,

    /// <summary>A JSON number, kept as written.</summary>
    Number,

    /// <summary>true or false.</summary>
    Boolean,
}
