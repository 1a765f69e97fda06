using System.Buffers;
using System.Text.Json;

namespace ZeroTrust.Policy.Trails;

/// <summary>
/// Reads CloudTrail log files record by record, in one pass over their tokens and with memory that does not depend on their size: only the longest
/// single value counts, and that is bounded.
/// </summary>
internal sealed class TrailReader
{
    private const int FirstBuffer = 128 * 1024;
    private const int LongestValue = 16 * 1024 * 1024;
    private readonly TrailRecord _record = new();
    private readonly TrailContext[] _contexts = new TrailContext[64];
    private int _depth;
    private int _skipped;
    private (TrailField Field, TrailContext Inner) _member;

    /// <summary>Reads one file, already decompressed.</summary>
    /// <param name="stream">JSON with a <c>Records</c> array, as CloudTrail delivers it.</param>
    /// <param name="each">Called for each record.</param>
    /// <param name="cancellationToken">Stops between two buffers.</param>
    /// <returns>What is wrong with the file, or null: records before the fault have been given to <paramref name="each"/>.</returns>
    public async Task<string?> ReadAsync(Stream stream, Action<TrailRecord> each, CancellationToken cancellationToken)
    {
        (_depth, _skipped, _member) = (0, 0, (TrailField.None, TrailContext.Outside));
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = 60 });
        var (filled, ended) = (0, false);
        try
        {
            while (!ended)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
                filled += read;
                ended = read == 0;
                var consumed = Take(buffer.AsSpan(0, filled), ended, ref state, each);
                if (consumed == 0 && filled == buffer.Length && !ended)
                {
                    if (filled >= LongestValue)
                    {
                        return $"a single value is longer than {LongestValue} bytes";
                    }

                    buffer = Grow(buffer, filled);
                    continue;
                }

                buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
                filled -= consumed;
            }

            return null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidDataException or EndOfStreamException or InvalidOperationException)
        {
            return problem.Message;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer, int filled)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private int Take(ReadOnlySpan<byte> bytes, bool ended, ref JsonReaderState state, Action<TrailRecord> each)
    {
        var reader = new Utf8JsonReader(bytes, ended, state);
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
                        _member = TrailNames.Of(Here, ref reader);
                    }

                    break;
                default:
                    if (_skipped == 0 && _member.Field != TrailField.None)
                    {
                        _record.Take(_member.Field, ref reader);
                    }

                    break;
            }
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private TrailContext Here => _depth == 0 ? TrailContext.Outside : _contexts[_depth - 1];

    private void Enter(bool isArray)
    {
        var inner = _skipped > 0 ? TrailContext.Skipped
            : Here == TrailContext.Records && !isArray ? TrailContext.Record
            : Here == TrailContext.Resources && !isArray ? TrailContext.Resource
            : _depth == 0 && !isArray ? TrailContext.Outside
            : _member.Inner;
        if (inner != TrailContext.Outside && (inner is TrailContext.Records or TrailContext.Resources) != isArray)
        {
            inner = TrailContext.Skipped;
        }

        if (inner == TrailContext.Skipped)
        {
            _skipped++;
            return;
        }

        if (inner == TrailContext.Record)
        {
            _record.Clear();
        }

        _contexts[_depth++] = inner;
        _member = (TrailField.None, TrailContext.Skipped);
    }

    private void Leave(Action<TrailRecord> each)
    {
        if (_skipped > 0)
        {
            _skipped--;
        }
        else if (_contexts[--_depth] == TrailContext.Record)
        {
            each(_record);
        }

        if (_skipped == 0)
        {
            _member = (TrailField.None, TrailContext.Skipped);
        }
    }
}
