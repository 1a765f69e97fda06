using System.Collections.Immutable;
using System.Numerics;

namespace ZeroTrust.Policy.Comparison.Languages;

/// <summary>
/// Recognises texts that match at least one of several patterns. A deterministic automaton whose
/// states (sets of positions) are made as they are
/// reached, so only what a question needs is ever built.
/// </summary>
internal sealed class GlobAutomaton
{
    /// <summary>The state from which nothing is accepted any more.</summary>
    public const int Dead = 0;

    /// <summary>The state from which everything is accepted.</summary>
    public const int Total = 1;

    private readonly ImmutableArray<Glob> _globs;
    private readonly int[] _offsets;
    private readonly (int Glob, int Position)[] _places;
    private readonly int _words;
    private readonly List<ulong[]> _states = [];
    private readonly List<bool> _accepting = [];
    private readonly Dictionary<ulong[], int> _ids = new(BitsComparer.Instance);
    private readonly List<ImmutableArray<char>> _symbols = [];
    private readonly Dictionary<(int State, char Symbol), int> _steps = [];

    public GlobAutomaton(ImmutableArray<Glob> globs)
    {
        _globs = globs;
        _offsets = new int[globs.Length + 1];
        for (var i = 0; i < globs.Length; i++)
        {
            _offsets[i + 1] = _offsets[i] + globs[i].Elements.Length + 1;
        }

        _places =
        [
            .. globs.SelectMany(static (glob, i) => Enumerable.Range(0, glob.Elements.Length + 1).Select(position => (i, position))),
        ];
        _words = (_offsets[^1] + 63) / 64;
        Add(new ulong[_words], accepting: false);
        Add(new ulong[_words], accepting: true);
        var start = new ulong[_words];
        for (var i = 0; i < globs.Length; i++)
        {
            Enter(start, i, 0);
        }

        Start = Intern(start);
    }

    public int Start { get; }

    public bool Accepts(int state) => _accepting[state];

    /// <summary>The characters that a state tells apart from all others: those that its patterns ask for
    /// next, in both cases where case is ignored, and the
    /// colon where a part of an ARN ends at it.</summary>
    public ImmutableArray<char> Symbols(int state)
    {
        if (_symbols[state].IsDefault)
        {
            _symbols[state] = [.. Places(_states[state]).SelectMany(Symbols).Distinct()];
        }

        return _symbols[state];
    }

    /// <summary>Adds every character that a literal names, in both cases where the pattern ignores case.</summary>
    public void AddSymbols(ISet<char> symbols)
    {
        foreach (var place in _places)
        {
            symbols.UnionWith(Symbols(place));
        }
    }

    public int Step(int state, char symbol)
    {
        if (state is Dead or Total)
        {
            return state;
        }

        if (_steps.TryGetValue((state, symbol), out var known))
        {
            return known;
        }

        var to = new ulong[_words];
        foreach (var (glob, position) in Places(_states[state]))
        {
            var elements = _globs[glob].Elements;
            if (position < elements.Length && elements[position].Fits(symbol, _globs[glob].IgnoreCase))
            {
                Enter(to, glob, elements[position].Repeats ? position : position + 1);
            }
        }

        var next = Intern(to);
        _steps[(state, symbol)] = next;
        return next;
    }

    private void Enter(ulong[] bits, int glob, int position)
    {
        var elements = _globs[glob].Elements;
        while (true)
        {
            var bit = _offsets[glob] + position;
            bits[bit >> 6] |= 1UL << (bit & 63);
            if (position >= elements.Length || !elements[position].Repeats)
            {
                return;
            }

            position++;
        }
    }

    private int Intern(ulong[] bits)
    {
        if (Reduce(bits))
        {
            return Total;
        }

        if (!_ids.TryGetValue(bits, out var id))
        {
            var accepting = false;
            for (var i = 0; i < _globs.Length && !accepting; i++)
            {
                accepting = Has(bits, _offsets[i + 1] - 1);
            }

            id = Add(bits, accepting);
        }

        return id;
    }

    private int Add(ulong[] bits, bool accepting)
    {
        var id = _states.Count;
        _states.Add(bits);
        _ids.TryAdd(bits, id);
        _accepting.Add(accepting);
        _symbols.Add(default);
        return id;
    }

    // What a * accepts, a later * of the same pattern accepts as well: only the last one that was
    // reached counts. True when it ends its pattern.
    private bool Reduce(ulong[] bits)
    {
        for (var i = 0; i < _globs.Length; i++)
        {
            var elements = _globs[i].Elements;
            var last = elements.Length - 1;
            while (last >= 0 && !(elements[last].Kind == GlobElementKind.Many && Has(bits, _offsets[i] + last)))
            {
                last--;
            }

            if (last >= 0 && last == elements.Length - 1)
            {
                return true;
            }

            for (var position = 0; position < last; position++)
            {
                var bit = _offsets[i] + position;
                bits[bit >> 6] &= ~(1UL << (bit & 63));
            }
        }

        return false;
    }

    private static bool Has(ulong[] bits, int bit) => (bits[bit >> 6] & (1UL << (bit & 63))) != 0;

    private IEnumerable<(int Glob, int Position)> Places(ulong[] bits)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                yield return _places[(word << 6) + BitOperations.TrailingZeroCount(left)];
            }
        }
    }

    private IEnumerable<char> Symbols((int Glob, int Position) place)
    {
        var glob = _globs[place.Glob];
        if (place.Position == glob.Elements.Length)
        {
            return [];
        }

        var element = glob.Elements[place.Position];
        return element.Kind switch
        {
            GlobElementKind.Literal => glob.IgnoreCase ? LetterCase.Variants(element.Literal) : [element.Literal],
            GlobElementKind.OneInPart or GlobElementKind.ManyInPart => [':'],
            _ => [],
        };
    }

    private sealed class BitsComparer : IEqualityComparer<ulong[]>
    {
        public static BitsComparer Instance { get; } = new();

        public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ulong[] bits)
        {
            var hash = default(HashCode);
            foreach (var word in bits)
            {
                hash.Add(word);
            }

            return hash.ToHashCode();
        }
    }
}
