using System.Collections.Immutable;
using System.Text;

namespace ZeroTrust.Policy.Comparison.Languages;

/// <summary>Looks for a text that lies in some languages and outside others: the shortest one, by
/// walking the product of their automata.</summary>
internal static class TextSearch
{
    /// <summary>Finds such a text.</summary>
    /// <param name="inside">Languages that the text must be in.</param>
    /// <param name="outside">Languages that it must not be in.</param>
    /// <param name="effort">Bounds the work; when it runs out the answer is unknown and the effort says so.</param>
    /// <param name="automata">What earlier searches learned; null to start anew.</param>
    /// <returns>The text, or null when there is none or the effort ran out.</returns>
    public static string? Find(
        IReadOnlyList<TextLanguage> inside,
        IReadOnlyList<TextLanguage> outside,
        Effort effort,
        Automata? automata = null
    )
    {
        if (inside.Any(static language => language.IsNothing) || outside.Any(static language => language.IsEverything))
        {
            return null;
        }

        // Every text that is searched matches a pattern of each language inside: one language is enough to go through.
        var pivot = inside.Count == 0 ? TextLanguage.Everything : inside.MaxBy(static language => language.Reach)!;
        automata ??= new Automata();
        var caseMatters = inside.Concat(outside).Any(static language => language.Globs.Any(static glob => glob.MindsCase));
        foreach (var glob in pivot.Globs.OrderBy(static glob => !glob.IsLiteral))
        {
            var found =
                glob.IsLiteral && !(glob.IgnoreCase && caseMatters)
                    ? Fits(glob.Prefix, inside, outside)
                    : Find(glob, inside.Where(language => language != pivot && !language.IsEverything), outside, effort, automata);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static string? Fits(string text, IReadOnlyList<TextLanguage> inside, IReadOnlyList<TextLanguage> outside) =>
        inside.All(language => language.Contains(text)) && !outside.Any(language => language.Contains(text)) ? text : null;

    // Patterns that cannot meet the one at hand do not matter, which leaves little of long lists.
    private static string? Find(
        Glob pattern,
        IEnumerable<TextLanguage> inside,
        IReadOnlyList<TextLanguage> outside,
        Effort effort,
        Automata known
    )
    {
        if (outside.Any(language => language.Globs.Any(glob => glob.PlainlyCovers(pattern))))
        {
            return null;
        }

        var within = inside
            .Where(language => !language.Globs.Any(glob => glob.PlainlyCovers(pattern)))
            .Select(language => language.Globs.Where(glob => glob.MayMeet(pattern)).ToImmutableArray())
            .ToArray();
        if (within.Any(static globs => globs.IsEmpty))
        {
            return null;
        }

        var without = outside
            .SelectMany(static language => language.Globs)
            .Where(glob => glob.MayMeet(pattern))
            .Distinct()
            .ToImmutableArray();
        if (within.Length == 0 && without.IsEmpty)
        {
            return pattern.Shortest;
        }

        var automata = within.Prepend([pattern]).Append(without).Select(known.Of).ToArray();
        return Walk(automata, automata.Length - 1, effort);
    }

    private static string? Walk(GlobAutomaton[] automata, int insideCount, Effort effort)
    {
        var other = Other(automata);
        var symbols = new List<char>();
        var start = new ProductState([.. automata.Select(static automaton => automaton.Start)]);
        var seen = new HashSet<ProductState> { start };
        var queue = new Queue<(ProductState State, int Parent, char Symbol)>();
        var trail = new List<(int Parent, char Symbol)>();
        queue.Enqueue((start, -1, '\0'));
        while (queue.TryDequeue(out var step))
        {
            if (!effort.Spend())
            {
                return null;
            }

            trail.Add((step.Parent, step.Symbol));
            var here = trail.Count - 1;
            if (IsGoal(automata, step.State, insideCount))
            {
                return Text(trail, here);
            }

            symbols.Clear();
            symbols.Add(other);
            for (var i = 0; i < automata.Length; i++)
            {
                symbols.AddRange(automata[i].Symbols(step.State[i]).Where(symbol => !symbols.Contains(symbol)));
            }

            symbols.Sort(1, symbols.Count - 1, null);
            foreach (var symbol in symbols)
            {
                var next = step.State.Step(automata, symbol);
                if (!next.IsHopeless(insideCount) && seen.Add(next))
                {
                    queue.Enqueue((next, here, symbol));
                }
            }
        }

        return null;
    }

    private static bool IsGoal(GlobAutomaton[] automata, ProductState state, int insideCount)
    {
        for (var i = 0; i < automata.Length; i++)
        {
            if (automata[i].Accepts(state[i]) != (i < insideCount))
            {
                return false;
            }
        }

        return true;
    }

    // One character that no pattern names stands for all of them; letters and digits make the examples readable.
    private static char Other(GlobAutomaton[] automata)
    {
        var symbols = new HashSet<char>();
        foreach (var automaton in automata)
        {
            automaton.AddSymbols(symbols);
        }

        const string Others = "xyzabcdefghijklmnopqrstuvw0123456789XYZABCDEFGHIJKLMNOPQRSTUVW-_.";
        var other = Others.FirstOrDefault(c => !symbols.Contains(c) && !symbols.Overlaps(LetterCase.Variants(c)));
        return other != '\0'
            ? other
            : Enumerable
                .Range(0x00C0, 0x2000)
                .Select(static code => (char)code)
                .First(c => !symbols.Contains(c) && !symbols.Overlaps(LetterCase.Variants(c)));
    }

    private static string Text(List<(int Parent, char Symbol)> trail, int last)
    {
        var text = new StringBuilder();
        for (var i = last; trail[i].Parent >= 0; i = trail[i].Parent)
        {
            text.Insert(0, trail[i].Symbol);
        }

        return text.ToString();
    }

    private readonly struct ProductState(int[] states) : IEquatable<ProductState>
    {
        private readonly int[] _states = states;

        public int this[int index] => _states[index];

        public ProductState Step(GlobAutomaton[] automata, char symbol)
        {
            var next = new int[_states.Length];
            for (var i = 0; i < next.Length; i++)
            {
                next[i] = automata[i].Step(_states[i], symbol);
            }

            return new ProductState(next);
        }

        // Nothing that follows leads inside, or nothing leads outside.
        public bool IsHopeless(int insideCount)
        {
            for (var i = 0; i < _states.Length; i++)
            {
                if (_states[i] == (i < insideCount ? GlobAutomaton.Dead : GlobAutomaton.Total))
                {
                    return true;
                }
            }

            return false;
        }

        public bool Equals(ProductState other) => _states.AsSpan().SequenceEqual(other._states);

        public override bool Equals(object? obj) => obj is ProductState other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var state in _states)
            {
                hash.Add(state);
            }

            return hash.ToHashCode();
        }
    }
}
