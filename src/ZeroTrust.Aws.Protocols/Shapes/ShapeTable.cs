using System.Text;

namespace ZeroTrust.Aws.Protocols.Shapes;

/// <summary>
/// The reader of a table: one pass finds the lines, then each line is decoded when asked for. The format is described in
/// <see cref="Models.ServiceTableWriter"/>.
/// </summary>
internal sealed class ShapeTable
{
    private readonly ServiceShape _service;
    private readonly ServiceTable _source;
    private readonly object _decoding = new();
    private readonly List<Range> _shapeLines = [];
    private readonly List<int> _errorLines = [];
    private readonly Shape?[] _shapes;
    private readonly Lazy<OperationShape[]> _operations;
    private readonly Lazy<Dictionary<string, OperationShape>> _operationsByName;
    private readonly Lazy<StructureShape[]> _errors;
    private readonly Lazy<Dictionary<string, StructureShape>> _errorsByCode;

    internal ShapeTable(ServiceShape service, ServiceTable source)
    {
        _service = service;
        _source = source;
        var operationLines = new List<Range>();
        var header = default(Range);
        foreach (var line in Lines(source.Table))
        {
            var text = source.Table[line];
            switch ((char)text[0])
            {
                case 'V':
                    header = line;
                    break;
                case 'O':
                    operationLines.Add(line);
                    break;
                default:
                    Note(line, text);
                    break;
            }
        }

        _shapes = new Shape?[_shapeLines.Count];
        Header = ShapeTableLine.Header(Text(header));
        _operations = new(() => [.. operationLines.Select((line, i) => ShapeTableLine.Operation(service, i, Text(line)))]);
        _operationsByName = new(() => Operations.ToDictionary(o => o.Name, StringComparer.Ordinal));
        _errors = new(() => [.. _errorLines.Select(i => (StructureShape)Shape(i))]);
        _errorsByCode = new(() => ByCode(Errors));
    }

    internal ServiceHeader Header { get; }

    internal OperationShape[] Operations => _operations.Value;

    internal StructureShape[] Errors => _errors.Value;

    internal int Count => _shapes.Length;

    internal OperationShape? Operation(string name) => _operationsByName.Value.GetValueOrDefault(name);

    internal StructureShape? Error(string code) => _errorsByCode.Value.GetValueOrDefault(code);

    internal Shape Shape(int index)
    {
        if (Volatile.Read(ref _shapes[index]) is { } known)
        {
            return known;
        }

        lock (_decoding)
        {
            if (_shapes[index] is { } decoded)
            {
                return decoded;
            }

            var shape = ShapeTableLine.Shape(_service, index, Text(_shapeLines[index]));
            Volatile.Write(ref _shapes[index], shape);
            return shape;
        }
    }

    private void Note(Range line, ReadOnlySpan<byte> text)
    {
        // An error structure says so first, so that errors are found without decoding every structure.
        if (text.StartsWith("SE "u8))
        {
            _errorLines.Add(_shapeLines.Count);
        }

        _shapeLines.Add(line);
    }

    private string Text(Range line) => Encoding.UTF8.GetString(_source.Table[line]);

    private static List<Range> Lines(ReadOnlySpan<byte> table)
    {
        var lines = new List<Range>();
        for (var start = 0; start < table.Length;)
        {
            var length = table[start..].IndexOf((byte)'\n');
            var end = length < 0 ? table.Length : start + length;
            var trimmed = end > start && table[end - 1] == '\r' ? end - 1 : end;
            if (trimmed > start)
            {
                lines.Add(start..trimmed);
            }

            start = end + 1;
        }

        return lines;
    }

    private static Dictionary<string, StructureShape> ByCode(StructureShape[] errors)
    {
        var map = new Dictionary<string, StructureShape>(StringComparer.Ordinal);
        foreach (var error in errors)
        {
            map.TryAdd(error.ErrorCode, error);
        }

        foreach (var error in errors)
        {
            map.TryAdd(error.Name, error);
        }

        return map;
    }
}
