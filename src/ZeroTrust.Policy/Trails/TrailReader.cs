using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ZeroTrust.Policy.Trails;

/// <summary>
/// Reads CloudTrail log files record by record, in one pass over their tokens and with memory that
/// does not depend on their size: only the longest
/// single value counts, and that is bounded. Also reads events as EventBridge, CloudWatch Logs and
/// LookupEvents hand them on, one after the other.
/// </summary>
/// <param name="roles">Whether to look for roles everywhere in the parameters of requests.</param>
internal sealed class TrailReader(bool roles = false)
{
    private const int FirstBuffer = 128 * 1024;
    private const int LongestValue = 16 * 1024 * 1024;
    private readonly TrailRecord _record = new();
    private readonly TrailContext[] _contexts = new TrailContext[64];
    private readonly HandedRoles? _handed = roles ? new HandedRoles() : null;
    private TrailReader? _nested;
    private int _depth;
    private int _skipped;
    private bool _isOpen;
    private bool _holdsRecords;
    private (TrailField Field, TrailContext Inner) _member;

    /// <summary>Reads one file, already decompressed.</summary>
    /// <param name="stream">JSON with a <c>Records</c> array, as CloudTrail delivers it, or one of the
    /// other shapes; several in a row are fine.</param>
    /// <param name="each">Called for each record.</param>
    /// <param name="cancellationToken">Stops between two buffers.</param>
    /// <returns>What is wrong with the file, or null: records before the fault have been given to <paramref name="each"/>.</returns>
    public async Task<string?> ReadAsync(Stream stream, Action<TrailRecord> each, CancellationToken cancellationToken)
    {
        Begin();
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        var state = default(JsonReaderState);
        var (filled, ended, begun) = (0, false, false);
        try
        {
            while (!ended)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
                filled += read;
                ended = read == 0;
                if (!begun && (filled >= 4 || ended))
                {
                    if (ByteOrder(buffer.AsSpan(0, filled), ref filled) is { } fault)
                    {
                        return fault;
                    }

                    begun = true;
                }

                var consumed = begun ? Take(buffer.AsSpan(0, filled), ended, ref state, each) : 0;
                if (consumed == 0 && filled == buffer.Length && !ended)
                {
                    if (filled >= LongestValue)
                    {
                        return $"a single value is longer than {LongestValue / 1024 / 1024} MB, which no CloudTrail record has";
                    }

                    buffer = Grow(buffer, filled);
                    continue;
                }

                buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
                filled -= consumed;
            }

            return _holdsRecords ? null : "it holds no CloudTrail records; a digest or another JSON file perhaps";
        }
        catch (Exception problem)
            when (problem is JsonException or InvalidDataException or EndOfStreamException or InvalidOperationException)
        {
            return problem is JsonException ? $"it is not, or no longer, JSON: {problem.Message}" : problem.Message;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private TrailContext Here => _depth == 0 ? TrailContext.Outside : _contexts[_depth - 1];

    private void Begin()
    {
        (_depth, _skipped, _isOpen, _holdsRecords, _member) = (0, 0, false, false, (TrailField.None, TrailContext.Outside));
        _record.Clear();
        _handed?.Clear();
    }

    // PowerShell 5 and some editors put a mark in front, and write UTF-16 unless told otherwise.
    private static string? ByteOrder(Span<byte> bytes, ref int filled)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes[3..].CopyTo(bytes);
            filled -= 3;
        }

        return bytes.Length >= 2 && (bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF) ? "it is UTF-16 text; save it as UTF-8" : null;
    }

    private static byte[] Grow(byte[] buffer, int filled)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    // Firehose writes objects one after the other, with or without line ends; the reader takes one value at a time.
    private int Take(ReadOnlySpan<byte> bytes, bool ended, ref JsonReaderState state, Action<TrailRecord> each)
    {
        var taken = 0;
        while (true)
        {
            if (!_isOpen)
            {
                var gap = bytes[taken..].IndexOfAnyExcept(" \t\r\n"u8);
                if (gap < 0)
                {
                    return bytes.Length;
                }

                taken += gap;
                (_isOpen, state) = (true, new JsonReaderState(new JsonReaderOptions { MaxDepth = 60 }));
            }

            var reader = new Utf8JsonReader(bytes[taken..], ended, state);
            _isOpen = !Run(ref reader, each);
            state = reader.CurrentState;
            taken += (int)reader.BytesConsumed;
            if (_isOpen)
            {
                return taken;
            }
        }
    }

    private bool Run(ref Utf8JsonReader reader, Action<TrailRecord> each)
    {
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    Enter(reader.TokenType == JsonTokenType.StartArray);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    Leave(each);
                    break;
                case JsonTokenType.PropertyName:
                    if (_skipped == 0)
                    {
                        Name(ref reader);
                    }

                    break;
                default:
                    if (_skipped == 0)
                    {
                        Value(ref reader, each);
                    }

                    break;
            }

            if (reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                return true;
            }
        }

        return false;
    }

    private void Name(ref Utf8JsonReader reader)
    {
        var here = Here;
        _member = TrailNames.Of(here, ref reader);
        if (_handed is not null && here is TrailContext.RequestParameters or TrailContext.Parameter)
        {
            _handed.Name(ref reader);
            _member.Inner = TrailContext.Parameter;
        }
    }

    private void Value(ref Utf8JsonReader reader, Action<TrailRecord> each)
    {
        if (_handed is not null && Here is TrailContext.RequestParameters or TrailContext.Parameter)
        {
            _handed.Value(ref reader);
        }

        if (_member.Field == TrailField.Nested)
        {
            Nested(ref reader, each);
        }
        else if (_member.Field != TrailField.None)
        {
            _record.Take(_member.Field, ref reader);
        }
    }

    private void Nested(ref Utf8JsonReader reader, Action<TrailRecord> each)
    {
        if (reader.TokenType != JsonTokenType.String || reader.GetString() is not { } text)
        {
            return;
        }

        _nested ??= new TrailReader(_handed is not null);
        _nested.Begin();
        var state = default(JsonReaderState);
        try
        {
            _nested.Take(Encoding.UTF8.GetBytes(text), true, ref state, each);
            _holdsRecords |= _nested._holdsRecords;
        }
        catch (JsonException)
        {
            // A log group may hold other messages beside records.
        }
    }

    private void Enter(bool isArray)
    {
        var inner = Inside(isArray);
        if (
            inner is not (TrailContext.Outside or TrailContext.Parameter)
            && (inner is TrailContext.Records or TrailContext.Resources or TrailContext.Wrappers) != isArray
        )
        {
            inner = TrailContext.Skipped;
        }

        if (inner == TrailContext.Skipped)
        {
            _skipped++;
            return;
        }

        if (inner is TrailContext.Record or TrailContext.Outside)
        {
            _record.Clear();
            _handed?.Clear();
        }

        _holdsRecords |= inner is TrailContext.Records or TrailContext.Record;
        _contexts[_depth++] = inner;
        if (inner == TrailContext.Parameter)
        {
            _handed?.Enter();
            return;
        }

        _member = (TrailField.None, TrailContext.Skipped);
    }

    /// <summary>What an object or array is that begins here.</summary>
    private TrailContext Inside(bool isArray)
    {
        if (_skipped > 0)
        {
            return TrailContext.Skipped;
        }

        if (_depth == 0)
        {
            return isArray ? TrailContext.Records : TrailContext.Outside;
        }

        return Here switch
        {
            TrailContext.Records when !isArray => TrailContext.Record,
            TrailContext.Resources when !isArray => TrailContext.Resource,
            TrailContext.Wrappers when !isArray => TrailContext.Wrapper,
            _ => _member.Inner,
        };
    }

    private void Leave(Action<TrailRecord> each)
    {
        if (_skipped > 0)
        {
            _skipped--;
        }
        else
        {
            Leave(_contexts[--_depth], each);
        }

        if (_skipped == 0)
        {
            _member = (TrailField.None, Here == TrailContext.Parameter ? TrailContext.Parameter : TrailContext.Skipped);
        }
    }

    private void Leave(TrailContext context, Action<TrailRecord> each)
    {
        if (context == TrailContext.Parameter)
        {
            _handed?.Leave();
        }

        // What a file holds is a record by itself when it has what every record has.
        if (
            context == TrailContext.Record
            || (context == TrailContext.Outside && !_record[TrailField.EventName].IsEmpty && !_record[TrailField.EventSource].IsEmpty)
        )
        {
            _handed?.PutInto(_record);
            _holdsRecords = true;
            each(_record);
            _record.Clear();
        }
    }
}
