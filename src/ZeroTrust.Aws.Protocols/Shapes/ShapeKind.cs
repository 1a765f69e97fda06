namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>What a value is. Enumerations are <see cref="String"/>: AWS adds values at any time, so none is refused.</summary>
public enum ShapeKind
{
    /// <summary>Held as <see cref="string"/>.</summary>
    String,

    /// <summary>Held as <see cref="bool"/>.</summary>
    Boolean,

    /// <summary>8 to 32 bits, held as <see cref="int"/>.</summary>
    Integer,

    /// <summary>64 bits, held as <see cref="long"/>.</summary>
    Long,

    /// <summary>Held as <see cref="float"/>.</summary>
    Float,

    /// <summary>Held as <see cref="double"/>.</summary>
    Double,

    /// <summary>Held as <see cref="DateTime"/> in UTC.</summary>
    Timestamp,

    /// <summary>Held as <see cref="MemoryStream"/>, or as any <see cref="Stream"/> where the model says streaming.</summary>
    Blob,

    /// <summary>Any JSON value, held as <see cref="Amazon.Runtime.Documents.Document"/>.</summary>
    Document,

    /// <summary>Held as <see cref="Values.IStructure"/>.</summary>
    Structure,

    /// <summary>Held as <see cref="List{T}"/> of the element's type.</summary>
    List,

    /// <summary>Held as <see cref="Dictionary{TKey, TValue}"/> from string to the value's type.</summary>
    Map,
}
