namespace ZeroTrust.Policy.Documents.Reading;

/// <summary>Kinds of JSON value; Invalid stands where there was none.</summary>
internal enum JsonKind
{
    Invalid,
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}
