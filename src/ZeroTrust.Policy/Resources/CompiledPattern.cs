using ZeroTrust.Policy.Decisions;
using ZeroTrust.Policy.Documents;

namespace ZeroTrust.Policy.Resources;

/// <summary>A pattern in the form that matching uses: parsed parts, no regular expression, no allocation, bounded by text length times parts.
/// A <c>*</c> stands for any characters, also colons: "If the * wildcard is the last character of a resource ARN segment, it can expand to
/// match beyond the colon boundaries" (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).</summary>
internal sealed class CompiledPattern
{
    private readonly Shape _shape;
    private readonly PatternPart[] _parts;
    private readonly string _text;
    private readonly StringComparison _comparison;

    public CompiledPattern(IReadOnlyList<PatternPart> parts, bool ignoreCase = false)
    {
        _parts = [.. parts];
        _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        _text = "";
        if (_parts.Length == 0) _shape = Shape.Literal;
        else if (Array.Exists(_parts, p => p.Kind == PatternPartKind.Variable)) _shape = Shape.Variable;
        else if (_parts is [{ Kind: PatternPartKind.AnyRun }]) _shape = Shape.Any;
        else if (_parts is [{ Kind: PatternPartKind.Literal } only]) (_shape, _text) = (Shape.Literal, only.Text);
        else if (_parts is [{ Kind: PatternPartKind.Literal } first, { Kind: PatternPartKind.AnyRun }]) (_shape, _text) = (Shape.Prefix, first.Text);
        else _shape = Shape.Parts;
    }

    private enum Shape : byte
    {
        Any,
        Literal,
        Prefix,
        Parts,
        Variable,
    }

    public PatternMatch Match(ReadOnlySpan<char> text, AccessRequest request) => _shape switch
    {
        Shape.Any => PatternMatch.Yes,
        Shape.Literal => text.Equals(_text, _comparison) ? PatternMatch.Yes : PatternMatch.No,
        Shape.Prefix => text.StartsWith(_text, _comparison) ? PatternMatch.Yes : PatternMatch.No,
        Shape.Parts => MatchParts(text, request),
        _ => MatchVariables(text, request),
    };

    /// <summary>Whether the plain text that the pattern begins with already rules a match out, whatever its variables are.</summary>
    public bool IsRuledOut(ReadOnlySpan<char> text) =>
        _shape == Shape.Variable && _parts[0].Kind == PatternPartKind.Literal && !text.StartsWith(_parts[0].Text, _comparison);

    /// <summary>Whether a pattern without variables matches.</summary>
    public bool Match(ReadOnlySpan<char> text) => Match(text, null!) == PatternMatch.Yes;

    /// <summary>Notes the variables whose value is not known.</summary>
    public void NoteUnknowns(AccessRequest request, Action<string> note)
    {
        foreach (var part in _parts)
        {
            if (part.Kind == PatternPartKind.Variable && Resolve(part, request, out _) == PatternMatch.Unknown) note(part.Text);
        }
    }

    /// <summary>Whether a variable has no value for certain: <see cref="Truth.Unknown"/> when that depends on a key that is not known.</summary>
    public Truth IsUnresolved(AccessRequest request)
    {
        var result = Truth.False;
        if (_shape != Shape.Variable) return result;
        foreach (var part in _parts)
        {
            if (part.Kind != PatternPartKind.Variable || part.Default is not null) continue;
            var resolved = Resolve(part, request, out _);
            result = result.Or(resolved switch
            {
                PatternMatch.Unresolved => Truth.True,
                PatternMatch.Unknown => Truth.Unknown,
                _ => Truth.False,
            });
        }
        return result;
    }

    private PatternMatch MatchVariables(ReadOnlySpan<char> text, AccessRequest request)
    {
        var unresolved = IsUnresolved(request);
        if (unresolved == Truth.True) return PatternMatch.Unresolved;
        // An unknown value may be any text, so it is tried as *. When even that does not match, it is either a mismatch or unresolved.
        var match = MatchParts(text, request);
        if (match == PatternMatch.No) return unresolved == Truth.Unknown ? PatternMatch.Unresolved : PatternMatch.No;
        foreach (var part in _parts)
        {
            if (part.Kind == PatternPartKind.Variable && Resolve(part, request, out _) == PatternMatch.Unknown) return PatternMatch.Unknown;
        }
        return PatternMatch.Yes;
    }

    private static PatternMatch Resolve(in PatternPart part, AccessRequest request, out string value)
    {
        value = "";
        var found = request.Find(part.Text);
        // "You can use any available single-valued context key as a policy variable, but you can't use a multivalued one" (variables page).
        if (!found.IsKnown || found.Values.Length > 1) return PatternMatch.Unknown;
        if (found.Values.Length == 1)
        {
            value = found.Values[0];
            return PatternMatch.Yes;
        }
        if (part.Default is null) return PatternMatch.Unresolved;
        value = part.Default;
        return PatternMatch.Yes;
    }

    private PatternMatch MatchParts(ReadOnlySpan<char> text, AccessRequest request)
    {
        int part = 0, at = 0, star = -1, starAt = 0;
        while (true)
        {
            if (part < _parts.Length)
            {
                ref readonly var current = ref _parts[part];
                var kind = current.Kind;
                var literal = current.Text;
                if (kind == PatternPartKind.Variable)
                    kind = Resolve(current, request, out literal) == PatternMatch.Yes ? PatternPartKind.Literal : PatternPartKind.AnyRun;
                if (kind == PatternPartKind.AnyRun)
                {
                    star = part++;
                    starAt = at;
                    if (!SkipTo(text, star, ref starAt)) return PatternMatch.No;
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
            else if (at == text.Length) return PatternMatch.Yes;

            // Let the last * take one more character. Earlier ones need not be tried again: whatever they could gain, the last one can.
            if (star < 0 || starAt >= text.Length) return PatternMatch.No;
            starAt++;
            if (!SkipTo(text, star, ref starAt)) return PatternMatch.No;
            at = starAt;
            part = star + 1;
        }
    }

    /// <summary>After a * that plain text follows, only places where that text is are worth a try.</summary>
    private bool SkipTo(ReadOnlySpan<char> text, int star, ref int at)
    {
        if (star + 1 >= _parts.Length || _parts[star + 1].Kind != PatternPartKind.Literal) return true;
        var found = text[at..].IndexOf(_parts[star + 1].Text, _comparison);
        at += found;
        return found >= 0;
    }
}
