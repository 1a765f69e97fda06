using System.Text;
using System.Text.Json;

namespace ZeroTrust.Policy.Trails;

/// <summary>The members of interest of the record that was read last; overwritten by the next one.</summary>
internal sealed class TrailRecord
{
    private readonly (int Start, int Length)[] _places = new (int, int)[(int)TrailField.Count];
    private byte[] _bytes = new byte[1024];
    private int _used;

    /// <summary>The value of a member in UTF-8; empty when the record has none.</summary>
    public ReadOnlySpan<byte> this[TrailField field] => _bytes.AsSpan(_places[(int)field].Start, _places[(int)field].Length);

    /// <summary>The value as text; null when the record has none.</summary>
    public string? Text(TrailField field) => _places[(int)field].Length == 0 ? null : Encoding.UTF8.GetString(this[field]);

    internal void Clear()
    {
        Array.Clear(_places);
        _used = 0;
    }

    /// <summary>Takes the value at which a reader stands. Of several (resources) the first counts.</summary>
    internal void Take(TrailField field, ref Utf8JsonReader reader)
    {
        if (
            field == TrailField.ResourceOwner
            && _places[(int)field].Length > 0
            && !(reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(this[field]))
        )
        {
            Set(field, "?"u8);
            return;
        }

        if (
            _places[(int)field].Length > 0
            || reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
        )
        {
            return;
        }

        var length = reader.HasValueSequence ? checked((int)reader.ValueSequence.Length) : reader.ValueSpan.Length;
        if (_used + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + length));
        }

        // Unescaping never makes a text longer.
        var written =
            reader.TokenType == JsonTokenType.String
                ? reader.CopyString(_bytes.AsSpan(_used, length))
                : Copy(reader.ValueSpan, _bytes.AsSpan(_used));
        _places[(int)field] = (_used, written);
        _used += written;
    }

    /// <summary>Forgets a member.</summary>
    internal void Drop(TrailField field) => _places[(int)field] = default;

    /// <summary>Forgets the members that name resources.</summary>
    internal void DropResource() => Array.Clear(_places, (int)TrailField.ResourceArn, (int)TrailField.Handed - (int)TrailField.ResourceArn);

    /// <summary>Puts a value in the place of a member.</summary>
    internal void Set(TrailField field, ReadOnlySpan<byte> value)
    {
        if (_used + value.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + value.Length));
        }

        value.CopyTo(_bytes.AsSpan(_used));
        _places[(int)field] = (_used, value.Length);
        _used += value.Length;
    }

    /// <summary>Puts a text in the place of a member.</summary>
    internal void Set(TrailField field, string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (_used + most > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + most));
        }

        var written = Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_used));
        _places[(int)field] = (_used, written);
        _used += written;
    }

    private static int Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        from.CopyTo(to);
        return from.Length;
    }
}
