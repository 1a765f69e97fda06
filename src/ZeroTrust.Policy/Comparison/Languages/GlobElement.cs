namespace ZeroTrust.Policy.Comparison.Languages;

internal enum GlobElementKind : byte
{
    Literal,
    One,
    Many,

    /// <summary>One character that is not a colon: wildcards of ARN operators stay inside a part of the ARN.</summary>
    OneInPart,

    /// <summary>Any number of characters that are not colons.</summary>
    ManyInPart,
}

/// <summary>One element of a <see cref="Glob"/>.</summary>
internal readonly record struct GlobElement(GlobElementKind Kind, char Literal)
{
    public static GlobElement One { get; } = new(GlobElementKind.One, '\0');

    public static GlobElement Many { get; } = new(GlobElementKind.Many, '\0');

    public static GlobElement OneInPart { get; } = new(GlobElementKind.OneInPart, '\0');

    public static GlobElement ManyInPart { get; } = new(GlobElementKind.ManyInPart, '\0');

    public bool Repeats => Kind is GlobElementKind.Many or GlobElementKind.ManyInPart;

    public static GlobElement Of(char literal) => new(GlobElementKind.Literal, literal);

    /// <summary>Whether one character (or variable symbol) fits.</summary>
    public bool Fits(char symbol, bool ignoreCase) =>
        Kind switch
        {
            GlobElementKind.Literal => symbol == Literal || (ignoreCase && char.ToUpperInvariant(symbol) == char.ToUpperInvariant(Literal)),
            GlobElementKind.One => !VariableSymbols.IsSymbol(symbol),
            GlobElementKind.Many => true,
            GlobElementKind.OneInPart => symbol != ':' && !VariableSymbols.IsSymbol(symbol),
            // The value of a variable may bring colons.
            _ => symbol != ':' && !VariableSymbols.IsSymbol(symbol),
        };

    /// <summary>Whether whatever an element of another pattern stands for fits here.</summary>
    public bool Covers(GlobElement other, bool ignoreCase, bool otherIgnoresCase) =>
        Kind == GlobElementKind.Many
        || other.Kind switch
        {
            GlobElementKind.Literal => Fits(other.Literal, ignoreCase)
                && (ignoreCase || !otherIgnoresCase || Kind != GlobElementKind.Literal || !LetterCase.Matters(other.Literal)),
            GlobElementKind.One => Kind == GlobElementKind.One,
            GlobElementKind.OneInPart => Kind != GlobElementKind.Literal,
            GlobElementKind.ManyInPart => Kind == GlobElementKind.ManyInPart,
            _ => false,
        };

    public override string ToString() =>
        Kind switch
        {
            GlobElementKind.Literal => Literal.ToString(),
            GlobElementKind.One or GlobElementKind.OneInPart => "?",
            _ => "*",
        };
}
