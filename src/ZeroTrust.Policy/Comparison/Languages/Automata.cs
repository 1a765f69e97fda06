using System.Collections.Immutable;

namespace ZeroTrust.Policy.Comparison.Languages;

/// <summary>Automata by their patterns, so that what one search found out about a pattern
/// serves the next. Not for several threads.</summary>
internal sealed class Automata
{
    private readonly Dictionary<TextLanguage, GlobAutomaton> _known = [];

    public GlobAutomaton Of(ImmutableArray<Glob> globs)
    {
        var language = new TextLanguage(globs);
        if (!_known.TryGetValue(language, out var automaton))
        {
            automaton = new GlobAutomaton(language.Globs);
            _known.Add(language, automaton);
        }

        return automaton;
    }
}
