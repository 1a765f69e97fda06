using System.Text;
using System.Text.Json;

namespace ZeroTrust.Policy.Trails;

/// <summary>
/// Notes what the parameters of a request say about roles, wherever it stands: values that are
/// ARNs of roles or instance profiles, and values of
/// members whose name, or the name of what they are in, speaks of one. Bounded for each record.
/// </summary>
internal sealed class HandedRoles
{
    private const int MostBytes = 16 * 1024;
    private const int MostPath = 4 * 1024;
    private readonly byte[] _path = new byte[MostPath];
    private readonly Stack<(int Length, bool IsNamed)> _outer = new();
    private readonly StringBuilder _found = new();
    private int _outerLength;
    private int _length;
    private bool _isOuterNamed;
    private bool _isNamed;

    public void Clear()
    {
        _outer.Clear();
        _found.Clear();
        (_outerLength, _length, _isOuterNamed, _isNamed) = (0, 0, false, false);
    }

    /// <summary>Takes the name of a member; nothing is allocated for it.</summary>
    public void Name(ref Utf8JsonReader reader)
    {
        var name = reader.ValueSpan;
        var dot = _outerLength > 0 ? 1 : 0;
        if (_outerLength + dot + name.Length > MostPath)
        {
            name = [];
        }

        if (dot > 0)
        {
            _path[_outerLength] = (byte)'.';
        }

        name.CopyTo(_path.AsSpan(_outerLength + dot));
        _length = _outerLength + dot + name.Length;
        _isNamed = _isOuterNamed || SpeaksOfRoles(name);
    }

    /// <summary>Goes into what the last name stands for. Elements of a list go by the name of the list.</summary>
    public void Enter()
    {
        _outer.Push((_outerLength, _isOuterNamed));
        (_outerLength, _isOuterNamed) = (_length, _isNamed);
    }

    public void Leave()
    {
        if (_outer.TryPop(out var outer))
        {
            // Back in a list its next element goes by the name of the list; in an object the next name follows.
            (_outerLength, _isOuterNamed) = outer;
            (_length, _isNamed) = (_outerLength, _isOuterNamed);
        }
    }

    public void Value(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || _found.Length > MostBytes || !(_isNamed || Arn.IsMeant(reader.ValueSpan)))
        {
            return;
        }

        // Most ARNs are of something else: text is made only of those that name a role.
        if (
            !_isNamed
            && !reader.ValueIsEscaped
            && reader.ValueSpan.IndexOf(":role/"u8) < 0
            && reader.ValueSpan.IndexOf(":instance-profile/"u8) < 0
        )
        {
            return;
        }

        var value = reader.GetString()!;
        if (
            value.Length is > 0 and <= 2048
            && !value.Contains('\n', StringComparison.Ordinal)
            && (
                _isNamed
                || value.Contains(":role/", StringComparison.Ordinal)
                || value.Contains(":instance-profile/", StringComparison.Ordinal)
            )
        )
        {
            _found.Append(Encoding.UTF8.GetString(_path.AsSpan(0, _length))).Append('=').Append(value).Append('\n');
        }
    }

    /// <summary>Puts what was found into the record: a line <c>path=value</c> for each.</summary>
    public void PutInto(TrailRecord record)
    {
        if (_found.Length > 0)
        {
            record.Set(TrailField.Handed, _found.ToString());
        }
    }

    /// <summary>The values of a record by path.</summary>
    public static IEnumerable<(string Path, string Value)> Of(TrailRecord record) =>
        (record.Text(TrailField.Handed) ?? "")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line =>
                (line[..line.IndexOf('=', StringComparison.Ordinal)], line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..])
            );

    private static bool SpeaksOfRoles(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i + 4 <= name.Length; i++)
        {
            var four = (name[i] | 0x20, name[i + 1] | 0x20, name[i + 2] | 0x20, name[i + 3] | 0x20);
            if (four is ('r', 'o', 'l', 'e') or ('p', 'r', 'o', 'f'))
            {
                return true;
            }
        }

        return false;
    }
}
