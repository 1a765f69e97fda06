using System.Text.Json;

namespace ZeroTrust.Core.Serialization;

/// <summary>
/// Reads one large JSON object whose members are handed on one by one, and one of whose members is a
/// list that is handed on item by item, so that no
/// more than one item is in memory as text. Bounded: in the size of one value, of the whole, and in depth.
/// </summary>
internal sealed class JsonPump(Stream stream, string listName, long maximumBytes, int maximumValueBytes)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _ended;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = CoreJson.MaximumDepth });
    private Position _position = Position.Start;
    private string _member = "";

    private enum Position
    {
        Start,
        Member,
        Value,
        ListStart,
        Item,
        End,
    }

    /// <summary>Bytes read so far.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>Reads to the end.</summary>
    /// <param name="onMember">Called for each member except the list.</param>
    /// <param name="onItem">Called for each item of the list.</param>
    /// <param name="cancellationToken">Stops between two reads.</param>
    /// <exception cref="JsonException">Not JSON, cut, or over a bound.</exception>
    public async Task RunAsync(Action<string, JsonElement> onMember, Action<JsonElement> onItem, CancellationToken cancellationToken)
    {
        do
        {
            await FillAsync(cancellationToken).ConfigureAwait(false);
            Advance(onMember, onItem);
        } while (!_ended);

        if (_position != Position.End)
        {
            throw new JsonException("The end is missing.");
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= maximumValueBytes)
            {
                throw new JsonException($"One value is longer than {maximumValueBytes} bytes.");
            }

            Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, maximumValueBytes));
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _ended = read == 0;
        _end += read;
        TotalBytes += read;
        if (TotalBytes > maximumBytes)
        {
            throw new JsonException($"It holds more than {maximumBytes} bytes.");
        }
    }

    private void Advance(Action<string, JsonElement> onMember, Action<JsonElement> onItem)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _ended, _state);
        while (true)
        {
            var before = reader;
            if (!Step(ref reader, onMember, onItem))
            {
                reader = before;
                break;
            }
        }

        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private bool Step(ref Utf8JsonReader reader, Action<string, JsonElement> onMember, Action<JsonElement> onItem)
    {
        if (!reader.Read())
        {
            return false;
        }

        switch (_position)
        {
            case Position.Start:
                Demand(reader.TokenType, JsonTokenType.StartObject);
                _position = Position.Member;
                return true;
            case Position.Member when reader.TokenType == JsonTokenType.EndObject:
                _position = Position.End;
                return true;
            case Position.Member:
                _member = reader.GetString()!;
                _position = _member == listName ? Position.ListStart : Position.Value;
                return true;
            case Position.ListStart:
                Demand(reader.TokenType, JsonTokenType.StartArray);
                _position = Position.Item;
                return true;
            case Position.Item when reader.TokenType == JsonTokenType.EndArray:
                _position = Position.Member;
                return true;
            case Position.Item or Position.Value:
                if (!JsonDocument.TryParseValue(ref reader, out var document))
                {
                    return false;
                }

                using (document)
                {
                    if (_position == Position.Item)
                    {
                        onItem(document.RootElement);
                    }
                    else
                    {
                        onMember(_member, document.RootElement);
                        _position = Position.Member;
                    }
                }

                return true;
            default:
                throw new JsonException("Something follows the end.");
        }
    }

    private static void Demand(JsonTokenType actual, JsonTokenType expected)
    {
        if (actual != expected)
        {
            throw new JsonException($"{expected} is expected, not {actual}.");
        }
    }
}
