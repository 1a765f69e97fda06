using ZeroTrust.Policy.Comparison.Languages;

namespace ZeroTrust.Policy.Comparison.Boxes;

/// <summary>Texts in a language, or outside it: String*, Arn*, Bool and Binary operators.</summary>
internal sealed record TextValues(TextLanguage Language, bool Inside) : ValueSet
{
    public override bool IsEverything => Inside ? Language.IsEverything : Language.IsNothing;

    public override bool IsNothing => Inside ? Language.IsNothing : Language.IsEverything;

    public override ValueSet Complement() => this with { Inside = !Inside };
}
