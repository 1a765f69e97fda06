using ZeroTrust.Policy.Comparison.Languages;

namespace ZeroTrust.Policy.Comparison.Boxes;

/// <summary>The dimension's text lies in a language, or outside it.</summary>
internal sealed record TextAtom(string Dimension, TextLanguage Language, bool Inside) : Atom(Dimension)
{
    public override Atom Negate() => this with { Inside = !Inside };
}
