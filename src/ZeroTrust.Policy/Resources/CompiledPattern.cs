using ZeroTrust.Policy.Conditions;
using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Resources;

/// <summary>A pattern in the form that matching uses: parsed parts, no regular expression, no
/// allocation, bounded by text length times parts.
/// A <c>*</c> stands for any characters, also colons: "If the * wildcard is the last character of a resource ARN segment, it can expand to
/// match beyond the colon boundaries"
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).</summary>
internal sealed class CompiledPattern
{
    private readonly Shape _shape;
    private readonly PatternPart[] _parts;
    private readonly string _text;
    private readonly StringComparison _comparison;
    private readonly bool _isNegated;

    /// <summary>Makes a pattern.</summary>
    /// <param name="parts">Its parts.</param>
    /// <param name="ignoreCase">Whether letter case does not matter.</param>
    /// <param name="isNegated">Whether the element asks for what does not match: there a variable
    /// without value is not simply a mismatch.</param>
    public CompiledPattern(IReadOnlyList<PatternPart> parts, bool ignoreCase = false, bool isNegated = false)
    {
        _parts = [.. parts];
        _isNegated = isNegated;
        _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        _text = "";
        if (_parts.Length == 0)
        {
            _shape = Shape.Literal;
        }
        else if (Array.Exists(_parts, p => p.Kind == PatternPartKind.Variable))
        {
            _shape = Shape.Variable;
        }
        else if (_parts is [{ Kind: PatternPartKind.AnyRun }])
        {
            _shape = Shape.Any;
        }
        else if (_parts is [{ Kind: PatternPartKind.Literal } only])
        {
            (_shape, _text) = (Shape.Literal, only.Text);
        }
        else if (_parts is [{ Kind: PatternPartKind.Literal } first, { Kind: PatternPartKind.AnyRun }])
        {
            (_shape, _text) = (Shape.Prefix, first.Text);
        }
        else
        {
            _shape = Shape.Parts;
        }
    }

    private enum Shape : byte
    {
        Any,
        Literal,
        Prefix,
        Parts,
        Variable,
    }

    /// <summary>Whether a text matches.</summary>
    /// <param name="text">The text.</param>
    /// <param name="request">Where variables get their values from.</param>
    /// <param name="trace">Names the doubts; null when nobody asks.</param>
    public DoubtedTruth Match(ReadOnlySpan<char> text, AccessRequest request, DecisionTrace? trace) =>
        _shape == Shape.Variable ? MatchVariables(text, request, trace) : DoubtedTruth.Of(Match(text));

    /// <summary>Whether a text matches a pattern without variables.</summary>
    public bool Match(ReadOnlySpan<char> text) =>
        _shape switch
        {
            Shape.Any => true,
            Shape.Literal => text.Equals(_text, _comparison),
            Shape.Prefix => text.StartsWith(_text, _comparison),
            _ => MatchParts(text, null),
        };

    /// <summary>Whether the plain text that the pattern begins with already rules a match out, whatever its variables are.</summary>
    public bool IsRuledOut(ReadOnlySpan<char> text) =>
        _shape == Shape.Variable && _parts[0].Kind == PatternPartKind.Literal && !text.StartsWith(_parts[0].Text, _comparison);

    /// <summary>The doubts about the values of the pattern's variables; false when all of them are certain.</summary>
    public DoubtedTruth OpenVariables(AccessRequest request, DecisionTrace? trace)
    {
        var open = DoubtedTruth.False;
        if (_shape != Shape.Variable)
        {
            return open;
        }

        foreach (ref readonly var part in _parts.AsSpan())
        {
            if (part.Kind == PatternPartKind.Variable)
            {
                open = open.Or(DoubtOf(part, request.Find(part.Text), trace));
            }
        }
        return open;
    }

    /// <summary>Whether a variable has no value, so that "any attempt to match it fails and causes the statement to be invalid"
    /// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html); unknown when that
    /// depends on a key that is not known.</summary>
    public DoubtedTruth IsUnresolved(AccessRequest request, DecisionTrace? trace)
    {
        var result = DoubtedTruth.False;
        if (_shape != Shape.Variable)
        {
            return result;
        }

        foreach (ref readonly var part in _parts.AsSpan())
        {
            if (part.Kind != PatternPartKind.Variable || part.Default is not null)
            {
                continue;
            }

            var found = request.Find(part.Text);
            result = result.Or(found is { IsKnown: true, Values.Length: 0 } ? DoubtedTruth.True : DoubtOf(part, found, trace));
        }
        return result;
    }

    /// <summary>What a variable without value means: where a match is asked for, none; AWS says
    /// that it "might cause the entire statement to be
    /// invalid", so where a mismatch is asked for, nothing is certain.</summary>
    public DoubtedTruth Unresolved(DecisionTrace? trace) =>
        _isNegated ? trace.OnUndefined(UndefinedCase.UnresolvedVariable) : DoubtedTruth.False;

    /// <summary>What a mismatch means as long as it depends on a doubt whether the pattern has all its values.</summary>
    public DoubtedTruth Mismatch(DoubtedTruth unresolved) => _isNegated ? unresolved : DoubtedTruth.False;

    private static DoubtedTruth DoubtOf(in PatternPart part, ContextValue found, DecisionTrace? trace)
    {
        if (!found.IsKnown)
        {
            return trace.OnKey(part.Text);
        }
        // "You can use any available single-valued context key as a policy variable, but you can't use a multivalued one" (variables page).
        return found.Values.Length > 1 ? trace.OnUndefined(UndefinedCase.VariableOfSeveralValues) : DoubtedTruth.False;
    }

    private DoubtedTruth MatchVariables(ReadOnlySpan<char> text, AccessRequest request, DecisionTrace? trace)
    {
        var unresolved = IsUnresolved(request, trace);
        if (unresolved.IsTrue)
        {
            return Unresolved(trace);
        }
        // A value that is not known may be any text, so it is tried as *. What does not even match then is a mismatch, or unresolved.
        if (!MatchParts(text, request))
        {
            return Mismatch(unresolved);
        }

        var open = OpenVariables(request, trace);
        return open.IsFalse ? DoubtedTruth.True : open;
    }

    /// <summary>The value of a variable, where it is certain.</summary>
    private static bool TryResolve(in PatternPart part, AccessRequest request, out string value)
    {
        var found = request.Find(part.Text);
        value = "";
        if (!found.IsKnown || found.Values.Length > 1)
        {
            return false;
        }

        value = found.Values.Length == 1 ? found.Values[0] : part.Default ?? "";
        return true;
    }

    private bool MatchParts(ReadOnlySpan<char> text, AccessRequest? request)
    {
        int part = 0,
            at = 0,
            star = -1,
            starAt = 0;
        while (true)
        {
            if (part < _parts.Length)
            {
                ref readonly var current = ref _parts[part];
                var kind = current.Kind;
                var literal = current.Text;
                if (kind == PatternPartKind.Variable)
                {
                    kind = TryResolve(current, request!, out literal) ? PatternPartKind.Literal : PatternPartKind.AnyRun;
                }

                if (kind == PatternPartKind.AnyRun)
                {
                    star = part++;
                    starAt = at;
                    if (!SkipTo(text, star, ref starAt))
                    {
                        return false;
                    }

                    at = starAt;
                    continue;
                }
                if (kind == PatternPartKind.AnyOne)
                {
                    if (at < text.Length)
                    {
                        at++;
                        part++;
                        continue;
                    }
                }
                else if (text[at..].StartsWith(literal, _comparison))
                {
                    at += literal.Length;
                    part++;
                    continue;
                }
            }
            else if (at == text.Length)
            {
                return true;
            }

            // Let the last * take one more character. Earlier ones need not be tried again: whatever they could gain, the last one can.
            if (star < 0 || starAt >= text.Length)
            {
                return false;
            }

            starAt++;
            if (!SkipTo(text, star, ref starAt))
            {
                return false;
            }

            at = starAt;
            part = star + 1;
        }
    }

    /// <summary>After a * that plain text follows, only places where that text is are worth a try.</summary>
    private bool SkipTo(ReadOnlySpan<char> text, int star, ref int at)
    {
        if (star + 1 >= _parts.Length || _parts[star + 1].Kind != PatternPartKind.Literal)
        {
            return true;
        }

        var found = text[at..].IndexOf(_parts[star + 1].Text, _comparison);
        at += found;
        return found >= 0;
    }
}
