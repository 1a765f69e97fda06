using System.Globalization;
using System.Text;

namespace ZeroTrust.Policy.Documents.Reading;

/// <summary>Reads JSON (RFC 8259) with positions, reports what is wrong and goes on where that is possible. Linear in the length of the
/// text: every turn of every loop consumes a character or ends.</summary>
internal sealed class JsonReader(string text, PolicyLimits limits, ProblemList problems)
{
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private bool AtEnd => _at >= text.Length || problems.IsFull;

    private TextPosition Here => new(_line, _at - _lineStart + 1, _at);

    public JsonValue? ReadDocument()
    {
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            _at = 1;
        }

        SkipSpace();
        if (AtEnd)
        {
            problems.Error(ProblemCodes.EmptyText, Here, "There is no text.");
            return null;
        }
        var value = ReadValue(0);
        SkipSpace();
        if (!AtEnd)
        {
            problems.Error(ProblemCodes.InvalidJson, Here, "There is more text after the end of the document.");
        }

        return value;
    }

    private JsonValue ReadValue(int depth)
    {
        SkipSpace();
        var position = Here;
        if (AtEnd)
        {
            problems.Error(ProblemCodes.InvalidJson, position, "The text ends where a value should be.");
            return new JsonValue(JsonKind.Invalid, position);
        }
        var c = text[_at];
        if (c is '{' or '[' && depth >= limits.MaximumDepth)
        {
            problems.Error(ProblemCodes.TooDeep, position, $"Nested deeper than {limits.MaximumDepth} levels.");
            _at = text.Length;
            return new JsonValue(JsonKind.Invalid, position);
        }
        return c switch
        {
            '{' => ReadObject(depth),
            '[' => ReadArray(depth),
            '"' => new JsonValue(JsonKind.String, position, ReadString()),
            _ => ReadWord(position),
        };
    }

    private JsonValue ReadObject(int depth)
    {
        var value = new JsonValue(JsonKind.Object, Here);
        _at++;
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            SkipSpace();
            if (AtEnd)
            {
                problems.Error(ProblemCodes.InvalidJson, value.Position, "This object is not closed.");
                return value;
            }
            var position = Here;
            if (text[_at] == '}')
            {
                _at++;
                return value;
            }
            if (text[_at] != '"')
            {
                problems.Error(ProblemCodes.InvalidJson, position, $"A name in double quotes should be here, not '{Shown(text[_at])}'.");
                SkipWord();
                continue;
            }
            var name = ReadString();
            if (!names.Add(name))
            {
                problems.Error(ProblemCodes.DuplicateName, position, $"'{name}' is already in this object.");
            }

            SkipSpace();
            if (!AtEnd && text[_at] == ':')
            {
                _at++;
            }
            else
            {
                problems.Error(ProblemCodes.InvalidJson, Here, $"A colon should follow '{name}'.");
            }

            value.Members.Add(new JsonMember(name, position, ReadValue(depth + 1)));
            ReadComma('}');
        }
    }

    private JsonValue ReadArray(int depth)
    {
        var value = new JsonValue(JsonKind.Array, Here);
        _at++;
        while (true)
        {
            SkipSpace();
            if (AtEnd)
            {
                problems.Error(ProblemCodes.InvalidJson, value.Position, "This list is not closed.");
                return value;
            }
            var c = text[_at];
            if (c == ']')
            {
                _at++;
                return value;
            }
            if (c is ',' or ':' or '}')
            {
                problems.Error(ProblemCodes.InvalidJson, Here, $"A value should be here, not '{c}'.");
                _at++;
                continue;
            }
            value.Items.Add(ReadValue(depth + 1));
            ReadComma(']');
        }
    }

    /// <summary>After an element: takes the comma, and says so when it is missing or leads nowhere.</summary>
    private void ReadComma(char closing)
    {
        SkipSpace();
        if (AtEnd || text[_at] == closing)
        {
            return;
        }

        var position = Here;
        if (text[_at] != ',')
        {
            problems.Error(ProblemCodes.InvalidJson, position, "A comma is missing here.");
            return;
        }
        _at++;
        SkipSpace();
        if (!AtEnd && text[_at] == closing)
        {
            problems.Error(ProblemCodes.InvalidJson, position, "Nothing follows this comma.");
        }
    }

    private string ReadString()
    {
        var start = Here;
        _at++;
        var runStart = _at;
        // Most strings have no escape: then the content is one slice.
        StringBuilder? built = null;
        while (_at < text.Length)
        {
            var c = text[_at];
            if (c == '"')
            {
                var tail = text.AsSpan(runStart, _at - runStart);
                _at++;
                return built is null ? tail.ToString() : built.Append(tail).ToString();
            }
            if (c is '\n' or '\r')
            {
                problems.Error(ProblemCodes.InvalidJson, start, "This text is not closed on its line.");
                return (built ?? new StringBuilder()).Append(text, runStart, _at - runStart).ToString();
            }
            if (c < ' ')
            {
                problems.Error(ProblemCodes.InvalidJson, Here, "A control character must be written as an escape.");
            }

            if (c != '\\')
            {
                _at++;
                continue;
            }
            built ??= new StringBuilder();
            built.Append(text, runStart, _at - runStart);
            ReadEscape(built);
            runStart = _at;
        }
        problems.Error(ProblemCodes.InvalidJson, start, "This text is not closed.");
        return (built ?? new StringBuilder()).Append(text, runStart, text.Length - runStart).ToString();
    }

    private void ReadEscape(StringBuilder built)
    {
        var position = Here;
        _at++;
        if (_at >= text.Length)
        {
            return;
        }

        var c = text[_at++];
        switch (c)
        {
            case '"' or '\\' or '/':
                built.Append(c);
                break;
            case 'b':
                built.Append('\b');
                break;
            case 'f':
                built.Append('\f');
                break;
            case 'n':
                built.Append('\n');
                break;
            case 'r':
                built.Append('\r');
                break;
            case 't':
                built.Append('\t');
                break;
            case 'u'
                when _at + 4 <= text.Length
                    && ushort.TryParse(text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                built.Append((char)code);
                _at += 4;
                break;
            default:
                problems.Error(ProblemCodes.InvalidJson, position, "There is no such escape.");
                // A line break stays unread so that line counting sees it.
                if (c is '\n' or '\r')
                {
                    _at--;
                }

                break;
        }
    }

    private JsonValue ReadWord(TextPosition position)
    {
        var start = _at;
        SkipWord();
        var word = text[start.._at];
        var kind = word switch
        {
            "true" => JsonKind.True,
            "false" => JsonKind.False,
            "null" => JsonKind.Null,
            _ => IsNumber(word) ? JsonKind.Number : JsonKind.Invalid,
        };
        if (kind == JsonKind.Invalid)
        {
            problems.Error(ProblemCodes.InvalidJson, position, $"'{(word.Length > 40 ? word[..40] + "..." : word)}' is not a JSON value.");
        }

        return new JsonValue(kind, position, word);
    }

    /// <summary>Skips at least one character and then everything up to a space or a character with a meaning.</summary>
    private void SkipWord()
    {
        _at++;
        while (_at < text.Length && text[_at] is not (',' or ':' or '{' or '}' or '[' or ']' or '"' or ' ' or '\t' or '\r' or '\n'))
        {
            _at++;
        }
    }

    private static bool IsNumber(string word)
    {
        var i = 0;
        if (i < word.Length && word[i] == '-')
        {
            i++;
        }

        var digits = CountDigits(word, i);
        if (digits == 0 || (digits > 1 && word[i] == '0'))
        {
            return false;
        }

        i += digits;
        if (i < word.Length && word[i] == '.')
        {
            digits = CountDigits(word, i + 1);
            if (digits == 0)
            {
                return false;
            }

            i += 1 + digits;
        }
        if (i < word.Length && word[i] is 'e' or 'E')
        {
            i++;
            if (i < word.Length && word[i] is '+' or '-')
            {
                i++;
            }

            digits = CountDigits(word, i);
            if (digits == 0)
            {
                return false;
            }

            i += digits;
        }
        return i == word.Length;
    }

    private static int CountDigits(string word, int from)
    {
        var i = from;
        while (i < word.Length && char.IsAsciiDigit(word[i]))
        {
            i++;
        }

        return i - from;
    }

    private void SkipSpace()
    {
        while (_at < text.Length)
        {
            var c = text[_at];
            if (c == '\n')
            {
                _at++;
                _line++;
                _lineStart = _at;
            }
            else if (c is ' ' or '\t' or '\r')
            {
                _at++;
            }
            else if (c == '/' && _at + 1 < text.Length && text[_at + 1] is '/' or '*')
            {
                SkipComment();
            }
            else
            {
                return;
            }
        }
    }

    private void SkipComment()
    {
        problems.Error(ProblemCodes.InvalidJson, Here, "JSON has no comments.");
        var block = text[_at + 1] == '*';
        _at += 2;
        while (_at < text.Length)
        {
            if (!block && text[_at] == '\n')
            {
                return;
            }

            if (block && text[_at] == '*' && _at + 1 < text.Length && text[_at + 1] == '/')
            {
                _at += 2;
                return;
            }
            if (text[_at] == '\n')
            {
                _line++;
                _lineStart = _at + 1;
            }
            _at++;
        }
    }

    private static string Shown(char c) => c < ' ' ? $"U+{(int)c:X4}" : c.ToString();
}
