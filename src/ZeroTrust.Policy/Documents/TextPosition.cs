namespace ZeroTrust.Policy.Documents;

/// <summary>A place in the text of a document.</summary>
/// <param name="Line">Line, counted from 1; 0 when the element was made by code and has no text.</param>
/// <param name="Column">Column in UTF-16 units, counted from 1; 0 when there is no text.</param>
/// <param name="Offset">Distance from the start of the text in UTF-16 units.</param>
public readonly record struct TextPosition(int Line, int Column, int Offset)
{
    /// <summary>The position of something that was not read from text.</summary>
    public static TextPosition None => default;

    /// <summary>Whether this names a place in a text.</summary>
    public bool IsKnown => Line > 0;

    /// <inheritdoc />
    public override string ToString() => IsKnown ? $"({Line},{Column})" : "(-)";
}
