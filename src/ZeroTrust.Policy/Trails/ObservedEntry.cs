using System.Globalization;
using System.Text;

namespace ZeroTrust.Policy.Trails;

/// <summary>One distinct request: a copy of the members that tell it apart, and how often it came.</summary>
internal sealed class ObservedEntry
{
    private readonly TrailField[] _fields;
    private readonly byte[] _bytes;
    private readonly int[] _ends;
    private byte[] _lastTime;

    public ObservedEntry(TrailRecord record, TrailField[] fields)
    {
        _fields = fields;
        _ends = new int[fields.Length];
        var length = 0;
        for (var i = 0; i < fields.Length; i++)
        {
            _ends[i] = length += record[fields[i]].Length;
        }

        _bytes = new byte[length];
        for (var i = 0; i < fields.Length; i++)
        {
            record[fields[i]].CopyTo(_bytes.AsSpan(Start(i)));
        }

        _lastTime = record[TrailField.EventTime].ToArray();
        Count = 1;
    }

    public long Count { get; private set; }

    public DateTimeOffset? LastSeen => DateTimeOffset.TryParse(
        Encoding.UTF8.GetString(_lastTime), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    public bool Is(TrailRecord record, TrailField[] fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (!record[fields[i]].SequenceEqual(_bytes.AsSpan(Start(i), _ends[i] - Start(i))))
            {
                return false;
            }
        }

        return true;
    }

    // Times of records are written alike (2026-01-31T12:00:00Z), so that the later one is the greater text.
    public void Again(ReadOnlySpan<byte> time)
    {
        Count++;
        if (time.SequenceCompareTo(_lastTime) > 0)
        {
            _lastTime = time.Length == _lastTime.Length ? Copy(time, _lastTime) : time.ToArray();
        }
    }

    /// <summary>The members as a record that requests can be made of.</summary>
    public TrailRecord ToRecord()
    {
        var record = new TrailRecord();
        for (var i = 0; i < _fields.Length; i++)
        {
            record.Set(_fields[i], _bytes.AsSpan(Start(i), _ends[i] - Start(i)));
        }

        return record;
    }

    private static byte[] Copy(ReadOnlySpan<byte> from, byte[] to)
    {
        from.CopyTo(to);
        return to;
    }

    private int Start(int index) => index == 0 ? 0 : _ends[index - 1];
}
