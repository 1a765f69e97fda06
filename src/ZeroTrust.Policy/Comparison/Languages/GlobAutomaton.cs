using System.Collections.Immutable;
using System.Numerics;

namespace ZeroTrust.Policy.Comparison.Languages;

/// <summary>
/// Recognises texts that match at least one of several patterns. A deterministic automaton whose states (sets of positions) are made as they are
/// reached, so only what a question needs is ever built.
/// </summary>
internal sealed class GlobAutomaton
{
    /// <summary>The state from which nothing is accepted any more.</summary>
    public const int Dead = 0;

    private readonly ImmutableArray<Glob> _globs;
    private readonly int[] _offsets;
    private readonly (int Glob, int Position)[] _places;
    private readonly int _words;
    private readonly List<ulong[]> _states = [];
    private readonly List<bool> _accepting = [];
    private readonly Dictionary<ulong[], int> _ids = new(BitsComparer.Instance);
    private readonly Dictionary<(int State, char Symbol), int> _steps = [];

    public GlobAutomaton(ImmutableArray<Glob> globs)
    {
        _globs = globs;
        _offsets = new int[globs.Length + 1];
        for (var i = 0; i < globs.Length; i++)
        {
            _offsets[i + 1] = _offsets[i] + globs[i].Elements.Length + 1;
        }

        _places = [.. globs.SelectMany(static (glob, i) => Enumerable.Range(0, glob.Elements.Length + 1).Select(position => (i, position)))];
        _words = (_offsets[^1] + 63) / 64;
        Intern(new ulong[_words]);
        var start = new ulong[_words];
        for (var i = 0; i < globs.Length; i++)
        {
            Enter(start, i, 0);
        }

        Start = Intern(start);
    }

    public int Start { get; }

    public bool Accepts(int state) => _accepting[state];

    /// <summary>Adds every character that a literal names, in both cases where the pattern ignores case, and the colon where a part of an ARN ends at it.</summary>
    public void AddSymbols(ISet<char> symbols)
    {
        foreach (var glob in _globs)
        {
            foreach (var element in glob.Elements)
            {
                if (element.Kind == GlobElementKind.Literal)
                {
                    symbols.Add(element.Literal);
                    if (glob.IgnoreCase)
                    {
                        symbols.UnionWith(LetterCase.Variants(element.Literal));
                    }
                }
                else if (element.Kind is GlobElementKind.OneInPart or GlobElementKind.ManyInPart)
                {
                    symbols.Add(':');
                }
            }
        }
    }

    public int Step(int state, char symbol)
    {
        if (state == Dead)
        {
            return Dead;
        }

        if (_steps.TryGetValue((state, symbol), out var known))
        {
            return known;
        }

        var from = _states[state];
        var to = new ulong[_words];
        for (var word = 0; word < from.Length; word++)
        {
            for (var left = from[word]; left != 0; left &= left - 1)
            {
                var bit = (word << 6) + BitOperations.TrailingZeroCount(left);
                var (glob, position) = _places[bit];
                var elements = _globs[glob].Elements;
                if (position < elements.Length && elements[position].Fits(symbol, _globs[glob].IgnoreCase))
                {
                    Enter(to, glob, elements[position].Repeats ? position : position + 1);
                }
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
        if (_ids.TryGetValue(bits, out var id))
        {
            return id;
        }

        id = _states.Count;
        _states.Add(bits);
        _ids.Add(bits, id);
        var accepting = false;
        for (var i = 0; i < _globs.Length && !accepting; i++)
        {
            var bit = _offsets[i + 1] - 1;
            accepting = (bits[bit >> 6] & (1UL << (bit & 63))) != 0;
        }

        _accepting.Add(accepting);
        return id;
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
