using System.Text;

namespace ZeroTrust.Aws.Generator.Emitting;

/// <summary>Writes indented lines that end with a line feed on every system.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one line; an empty one without indentation.</summary>
    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(line);
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>Writes a line, a block in braces and what closes it.</summary>
    public CodeWriter Block(string head, Action body, string close = "}")
    {
        Line(head).Line("{");
        _depth++;
        body();
        _depth--;
        return Line(close);
    }

    /// <summary>Writes lines one level deeper.</summary>
    public CodeWriter Indented(params string[] lines)
    {
        _depth++;
        foreach (var line in lines)
        {
            Line(line);
        }

        _depth--;
        return this;
    }

    /// <inheritdoc />
    public override string ToString() => _text.ToString();
}
