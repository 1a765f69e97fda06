namespace ZeroTrust.Aws.Generator.Naming;

/// <summary>How a slot's value becomes a property's.</summary>
internal enum PropertyForm
{
    /// <summary>It is the same.</summary>
    Plain,

    /// <summary>The slot holds the text of a constant.</summary>
    Enumeration,

    /// <summary>The slot holds milliseconds since 1970.</summary>
    EpochMilliseconds,

    /// <summary>The slot holds bytes, the property their text in base64.</summary>
    Base64,

    /// <summary>The slot holds a structure with one member that counts.</summary>
    Unwrapped,
}
