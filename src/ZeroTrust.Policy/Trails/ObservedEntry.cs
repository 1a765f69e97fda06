using System.Globalization;
using System.Text;

namespace ZeroTrust.Policy.Trails;

/// <summary>One distinct request: a copy of the members that are needed to decide it, how
/// often it came, and some of its resources.</summary>
internal sealed class ObservedEntry
{
    private const int MostResources = 20;
    private readonly TrailField[] _fields;
    private readonly byte[] _bytes;
    private readonly int[] _ends;
    private List<byte[]>? _resources;
    private byte[] _lastTime;

    /// <summary>Copies a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="fields">The members to copy, those that tell requests apart first.</param>
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
        AddResource(record[TrailField.Resource]);
    }

    public long Count { get; private set; }

    public DateTimeOffset? LastSeen =>
        DateTimeOffset.TryParse(
            Encoding.UTF8.GetString(_lastTime),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;

    /// <summary>Resources that were folded into one because policies say the same about all; empty
    /// when resources tell requests apart.</summary>
    public IEnumerable<string> Resources => (_resources ?? []).Select(Encoding.UTF8.GetString);

    /// <summary>Whether there were more than <see cref="Resources"/> has.</summary>
    public bool HasMoreResources { get; private set; }

    /// <summary>About how many bytes it takes.</summary>
    public int Size => _bytes.Length + 200 + (_resources?.Sum(static resource => resource.Length + 32) ?? 0);

    /// <summary>Whether a record is the same request.</summary>
    /// <param name="record">The record.</param>
    /// <param name="distinguishing">How many of the members tell requests apart.</param>
    public bool Is(TrailRecord record, int distinguishing)
    {
        for (var i = 0; i < distinguishing; i++)
        {
            if (!record[_fields[i]].SequenceEqual(_bytes.AsSpan(Start(i), _ends[i] - Start(i))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Counts the request once more. Times of records are written alike (2026-01-31T12:00:00Z), so
    /// that the later one is the greater text.</summary>
    /// <returns>About how many bytes more it takes.</returns>
    public int Again(TrailRecord record)
    {
        Count++;
        var time = record[TrailField.EventTime];
        if (time.SequenceCompareTo(_lastTime) > 0)
        {
            _lastTime = time.Length == _lastTime.Length ? Copy(time, _lastTime) : time.ToArray();
        }

        return HasMoreResources ? 0 : AddResource(record[TrailField.Resource]);
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

    private int AddResource(ReadOnlySpan<byte> resource)
    {
        if (resource.IsEmpty)
        {
            return 0;
        }

        _resources ??= [];
        foreach (var known in _resources)
        {
            if (resource.SequenceEqual(known))
            {
                return 0;
            }
        }

        if (_resources.Count >= MostResources)
        {
            HasMoreResources = true;
            return 0;
        }

        _resources.Add(resource.ToArray());
        return resource.Length + 32;
    }

    private static byte[] Copy(ReadOnlySpan<byte> from, byte[] to)
    {
        from.CopyTo(to);
        return to;
    }

    private int Start(int index) => index == 0 ? 0 : _ends[index - 1];
}
