namespace ZeroTrust.Policy.Packing;

/// <summary>The answer of <see cref="PolicyPacker"/>: documents that together mean what the given ones mean together.</summary>
/// <param name="Documents">The documents, to be attached where the given ones were.</param>
/// <param name="CharactersBefore">Size of the given documents, minified, in the unit of the limits.</param>
/// <param name="CharactersAfter">Size of the packed documents.</param>
/// <param name="Fits">Whether all documents, and their number, are within the limits.</param>
/// <param name="Undecided">Steps that were not taken because nothing proved that they keep the meaning, each with
/// the construct that stands in the way.</param>
public sealed record PackingResult(
    IReadOnlyList<PackedDocument> Documents,
    int CharactersBefore,
    int CharactersAfter,
    bool Fits,
    IReadOnlyList<string> Undecided
);
