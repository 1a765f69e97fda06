using System.Text;
using System.Text.Json;

namespace ZeroTrust.Policy.Trails;

/// <summary>
/// Notes what the parameters of a request say about roles, wherever it stands: values that are ARNs of roles or instance profiles, and values of
/// members whose name speaks of one. Bounded for each record.
/// </summary>
internal sealed class HandedRoles
{
    private const int MostBytes = 16 * 1024;
    private readonly List<string> _path = [];
    private readonly StringBuilder _found = new();
    private string _name = "";

    public void Clear()
    {
        _path.Clear();
        _found.Clear();
        _name = "";
    }

    public void Name(ref Utf8JsonReader reader) => _name = reader.GetString() ?? "";

    public void Enter()
    {
        _path.Add(_name);
        _name = "";
    }

    public void Leave()
    {
        if (_path.Count > 0)
        {
            _path.RemoveAt(_path.Count - 1);
        }

        _name = "";
    }

    public void Value(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || _found.Length > MostBytes)
        {
            return;
        }

        // Elements of a list go by the name of the list.
        var path = string.Join('.', _path.Append(_name).Where(static name => name.Length > 0));
        var isNamed = path.Contains("role", StringComparison.OrdinalIgnoreCase) || path.Contains("profile", StringComparison.OrdinalIgnoreCase);
        if (!isNamed && !reader.ValueSpan.StartsWith("arn:"u8))
        {
            return;
        }

        var value = reader.GetString()!;
        if (value.Length is > 0 and <= 2048 && !value.Contains('\n', StringComparison.Ordinal) && (isNamed || value.Contains(":role/", StringComparison.Ordinal) || value.Contains(":instance-profile/", StringComparison.Ordinal)))
        {
            _found.Append(path).Append('=').Append(value).Append('\n');
        }
    }

    /// <summary>Puts what was found into the record: a line <c>path=value</c> for each.</summary>
    public void PutInto(TrailRecord record)
    {
        if (_found.Length > 0)
        {
            record.Set(TrailField.Handed, Encoding.UTF8.GetBytes(_found.ToString()));
        }
    }

    /// <summary>The values of a record by path.</summary>
    public static IEnumerable<(string Path, string Value)> Of(TrailRecord record) =>
        (record.Text(TrailField.Handed) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => (line[..line.IndexOf('=', StringComparison.Ordinal)], line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]));
}
